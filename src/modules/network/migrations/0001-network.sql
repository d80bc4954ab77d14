-- Who belongs to the network, where, from when until when; everything else points here.

create table network.revision (
  only_row boolean primary key default true check (only_row),
  token    uuid not null default gen_random_uuid()
);
insert into network.revision default values;
comment on table network.revision is 'One row: a token that is new after every change, so that a cached network knows when it is old.';

create table network.unit (
  id   bigint generated always as identity primary key,
  code text not null unique,
  kind text not null check (kind in ('province', 'poi', 'organisation', 'municipality', 'branch', 'school', 'mobile', 'stop', 'depot'))
);
create unique index unit_one_province on network.unit (kind) where kind = 'province';
comment on table network.unit is 'A place or party with a code for ever; what it is called and belongs to stands in unit_row.';

create table network.unit_row (
  id               bigint generated always as identity primary key,
  unit             bigint not null references network.unit,
  period           daterange not null check (not isempty(period) and not lower_inf(period)),
  name             text not null check (name <> ''),
  organisation     bigint references network.unit,
  municipality     bigint references network.unit,
  isil             text,
  isil_invented    boolean not null default false,
  zone             text not null,
  latitude         double precision check (latitude between -90 and 90),
  longitude        double precision check (longitude between -180 and 180),
  weight           double precision not null default 1 check (weight > 0),
  address          text,
  requests_allowed boolean not null default true,
  source           text,
  exclude using gist (int8range(unit, unit, '[]') with &&, period with &&)
);
comment on table network.unit_row is 'What a unit was in a period: never two rows for one day. Weight is its size beside the others, for the demo and for capacity.';

-- Ranges of one value let an exclusion constraint compare for equality without an extension.
create type network.code_range as range (subtype = text, collation = "C");

create type network.clock_range as range (subtype = time);

create table network.hours (
  id      bigint generated always as identity primary key,
  unit    bigint not null references network.unit,
  period  daterange not null check (not isempty(period) and not lower_inf(period)),
  weekday integer not null check (weekday between 1 and 7),
  opens   time not null,
  closes  time not null check (closes > opens),
  staffed boolean not null,
  exclude using gist (
    int8range(unit, unit, '[]') with &&, int4range(weekday, weekday, '[]') with &&, period with &&,
    network.clock_range(opens, closes) with &&)
);
comment on table network.hours is 'When a unit is open in an ordinary week, 1 is Monday, by its own wall clock; two pieces of a day never overlap.';

create table network.closing (
  unit   bigint not null references network.unit,
  day    date not null,
  reason text not null,
  primary key (unit, day)
);
comment on table network.closing is 'A day on which a unit, and all that belongs to it, is shut.';

create table network.holiday (
  unit    bigint not null references network.unit,
  rule    text not null,
  name_nl text not null,
  name_en text not null,
  primary key (unit, rule)
);
comment on table network.holiday is 'A rule such as easter+1 or 12-25: shut every year, for the unit and all that belongs to it.';

create table network.place_kind (
  version   text not null,
  period    daterange not null check (not isempty(period)),
  preferred boolean not null default false,
  rules     jsonb not null,
  source    text not null,
  exclude using gist (network.code_range(version, version, '[]') with &&, period with &&)
);
comment on table network.place_kind is 'A definition of what kind of place a branch is, by its staffed hours a week; the first rule that fits decides.';

create table network.agreement (
  id      bigint generated always as identity primary key,
  code    text not null,
  period  daterange not null check (not isempty(period)),
  parties bigint[] not null check (cardinality(parties) > 1),
  terms   jsonb not null,
  source  text not null
);
create unique index agreement_once on network.agreement (code, lower(period));
comment on table network.agreement is 'What organisations promised each other, for a period.';

create table network.tariff (
  id     bigint generated always as identity primary key,
  code   text not null,
  period daterange not null check (not isempty(period)),
  unit   bigint references network.unit,
  payer  text not null check (payer in ('member', 'requesting-library', 'supplying-library')),
  cents  integer not null check (cents >= 0),
  basis  text not null,
  source text not null,
  exclude using gist (
    network.code_range(code, code, '[]') with &&,
    int8range(coalesce(unit, 0), coalesce(unit, 0), '[]') with &&, period with &&)
);
comment on table network.tariff is 'An amount in euro cents for a period; a row with a unit goes before one for all.';

create table network.theme (
  axis    text not null check (axis in ('task', 'goal', 'opgave', 'kernfunctie')),
  code    text not null,
  period  daterange not null check (not isempty(period)),
  name_nl text not null,
  name_en text not null,
  place   integer not null,
  source  text not null,
  exclude using gist (
    network.code_range(axis, axis, '[]') with &&, network.code_range(code, code, '[]') with &&, period with &&)
);
comment on table network.theme is 'Statutory tasks, goals, national opgaven and the five functions of the law: four axes that other modules tag with.';

create function network.renew_revision() returns trigger language plpgsql as $$
begin
  update network.revision set token = gen_random_uuid();
  return null;
end $$;

do $$
declare
  watched text;
begin
  foreach watched in array array['unit', 'unit_row', 'hours', 'closing', 'holiday', 'place_kind', 'agreement', 'tariff', 'theme'] loop
    execute format(
      'create trigger renews_revision after insert or update or delete or truncate on network.%I
         for each statement execute function network.renew_revision()', watched);
  end loop;
end $$;
