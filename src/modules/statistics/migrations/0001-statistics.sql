-- What a figure means, in versions, and the figures that were kept with the place in the ledger they came from.

create table statistics.definition (
  code       text not null,
  version    integer not null check (version > 0),
  valid_from date not null,
  body       jsonb not null,
  primary key (code, version)
);
comment on table statistics.definition is 'Definitions as data, loaded from definitions/*.json. A version is never changed, only followed by another.';

create table statistics.figure (
  id              bigint generated always as identity primary key,
  code            text not null,
  version         integer not null,
  scope           bigint not null,
  from_day        date not null,
  to_day          date not null,
  item_position   bigint not null,
  horizon         bigint not null,
  person_position bigint not null,
  value           double precision,
  parts           jsonb not null,
  events          bigint not null,
  kept_at         timestamptz not null,
  foreign key (code, version) references statistics.definition,
  unique (code, version, scope, from_day, to_day, item_position, horizon, person_position)
);
comment on table statistics.figure is 'Kept figures, each with its place in the ledger: recomputed there, it must give the same. Later vintages stand beside earlier ones.';

create function statistics.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a kept figure or a definition in use is never changed: write another version'
    using errcode = 'insufficient_privilege';
end $$;
create trigger never_changes before update or delete or truncate on statistics.figure
  for each statement execute function statistics.refuse_change();
create trigger never_changes before update or delete or truncate on statistics.definition
  for each statement execute function statistics.refuse_change();
