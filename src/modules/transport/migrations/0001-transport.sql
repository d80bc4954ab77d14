-- The van: where it calls on which days, what it carries and for whom it is meant.

create table transport.revision (
  only_row boolean primary key default true check (only_row),
  token    uuid not null default gen_random_uuid()
);
insert into transport.revision default values;
comment on table transport.revision is 'One row: a token that is new after every change of a route, so that a cached calendar knows when it is old.';

create table transport.depot (
  only_row boolean primary key default true check (only_row),
  unit     bigint not null references network.unit
);
comment on table transport.depot is 'The hub that everything goes over.';

create table transport.route (
  id        bigint generated always as identity primary key,
  code      text not null,
  period    daterange not null check (not isempty(period)),
  name      text not null,
  weekdays  integer[] not null check (cardinality(weekdays) > 0 and weekdays <@ '{1,2,3,4,5,6,7}'),
  sorted_by time
);
create unique index route_once on transport.route (code, lower(period));
comment on table transport.route is 'A round of the van, 1 is Monday. What it collects goes out the next day, or the same day with stops after sorted_by.';

create table transport.route_stop (
  route bigint not null references transport.route on delete cascade,
  place integer not null,
  unit  bigint not null references network.unit,
  time  time not null,
  primary key (route, place),
  unique (route, unit)
);
comment on table transport.route_stop is 'The stops of a round in their order, with the time of calling.';

create table transport.run (
  id    bigint generated always as identity primary key,
  route bigint not null references transport.route,
  day   date not null,
  state text not null default 'planned' check (state in ('planned', 'under-way', 'done')),
  unique (route, day)
);
create index run_by_day on transport.run (day);
comment on table transport.run is 'A round on a day.';

create table transport.visit (
  run        bigint not null references transport.run on delete cascade,
  unit       bigint not null references network.unit,
  place      integer not null,
  planned_at timestamptz not null,
  at         timestamptz,
  primary key (run, unit)
);
comment on table transport.visit is 'A stop of a run: when the van should call and when it did.';

create table transport.crate (
  id   bigint generated always as identity primary key,
  code text not null unique check (code <> '')
);
comment on table transport.crate is 'A crate with its label; known from the first time something was put in.';

create table transport.transit (
  id            bigint generated always as identity primary key,
  item          bigint not null,
  edition       bigint not null,
  from_unit     bigint not null references network.unit,
  to_unit       bigint not null references network.unit check (to_unit <> from_unit),
  at_unit       bigint not null references network.unit,
  reason        text not null check (reason in ('request', 'home', 'other')),
  state         text not null check (state in ('packed', 'on-van', 'received', 'cancelled')),
  crate         bigint references transport.crate,
  run           bigint references transport.run,
  packed_at     timestamptz not null,
  boarded_at    timestamptz,
  boarded_day   date,
  received_at   timestamptz,
  check (state <> 'received' or (received_at is not null and at_unit = to_unit))
);
create unique index transit_open on transport.transit (item) where state in ('packed', 'on-van');
create index transit_of_item on transport.transit (item, id);
create index transit_waiting on transport.transit (at_unit) where state = 'packed';
create index transit_coming on transport.transit (to_unit) where state in ('packed', 'on-van');
create index transit_in_crate on transport.transit (crate) where state in ('packed', 'on-van');
create index transit_boarded on transport.transit (boarded_day);
comment on table transport.transit is 'One journey of one item. at_unit is where it was last seen: where it waits for the van while packed.';

create function transport.renew_revision() returns trigger language plpgsql as $$
begin
  update transport.revision set token = gen_random_uuid();
  return null;
end $$;

create trigger renews_revision after insert or update or delete on transport.route
  for each statement execute function transport.renew_revision();
create trigger renews_revision after insert or update or delete on transport.route_stop
  for each statement execute function transport.renew_revision();
create trigger renews_revision after insert or update or delete on transport.depot
  for each statement execute function transport.renew_revision();

create view transport.transit_view as
  select transit.id as transit, transit.item, transit.edition, transit.from_unit, transit.to_unit, transit.at_unit,
         transit.reason, transit.state, transit.packed_at, transit.boarded_at, transit.received_at
    from transport.transit;
comment on view transport.transit_view is 'Each journey, for readers downstream.';
