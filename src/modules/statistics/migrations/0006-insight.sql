-- What figures of elsewhere say of groups of libraries, and what people say that figures mean.

create table statistics.reference (
  id        bigint generated always as identity primary key,
  source    text not null,
  grouping  text not null,
  libraries integer not null check (libraries >= 5),
  code      text not null,
  year      integer not null,
  value     double precision not null,
  taken_by  text not null,
  taken_at  timestamptz not null
);
create index reference_by_code on statistics.reference (code, year);
comment on table statistics.reference is 'A figure of a named group of at least five libraries elsewhere, as a source published it. The newest of a group and year is shown; those before stay.';
create trigger never_changes before update or delete or truncate on statistics.reference
  for each statement execute function statistics.refuse_change();

create table statistics.interpretation (
  id         bigint generated always as identity primary key,
  unit       bigint not null,
  period     text not null,
  text       text not null,
  written_by text not null,
  written_at timestamptz not null,
  follows    bigint unique references statistics.interpretation
);
create unique index interpretation_first on statistics.interpretation (unit, period) where follows is null;
comment on table statistics.interpretation is 'One sentence that says what the figures of a place and period mean. A later one follows; all stay.';
create trigger never_changes before update or delete or truncate on statistics.interpretation
  for each statement execute function statistics.refuse_change();

create table statistics.requirement (
  code  text primary key,
  place integer not null,
  body  jsonb not null
);
comment on table statistics.requirement is 'What the province asks of its office: an indicator with its target. Comes from the province''s folder.';
