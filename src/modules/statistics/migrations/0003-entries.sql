-- What no event tells, entered by people: each with who answers for it and where it can be looked up. Never changed.

create table statistics.entry (
  id           bigint generated always as identity primary key,
  code         text not null,
  unit         bigint not null,
  kind         text not null,
  organisation bigint,
  municipality bigint,
  from_day     date not null,
  to_day       date not null,
  value        double precision,
  absence      text check (absence in ('unknown', 'not-applicable', 'confidential')),
  status       text not null check (status in ('registered', 'estimated', 'imputed', 'provisional', 'final')),
  evidence     text not null check (evidence <> ''),
  owner        text not null check (owner <> ''),
  taken_over   boolean not null default false,
  entered_by   text not null,
  recorded_at  timestamptz not null,
  supersedes   bigint unique references statistics.entry,
  reason       text check (reason <> ''),
  xid          bigint not null default pg_current_xact_id()::text::bigint,
  check (from_day <= to_day),
  check ((value is null) = (absence is not null)),
  check (supersedes is null or reason is not null)
);
create unique index entry_first on statistics.entry (code, unit, from_day, to_day, taken_over) where supersedes is null;
create index entry_of_period on statistics.entry (code, from_day, to_day);
comment on table statistics.entry is 'Manual figures. A correction is a row that supersedes another. What the place belonged to is written with it, so that a later move changes nothing. xid: rows of unfinished transactions count in no figure.';

create trigger never_changes before update or delete or truncate on statistics.entry
  for each statement execute function statistics.refuse_change();
