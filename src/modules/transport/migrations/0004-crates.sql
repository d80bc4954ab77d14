-- Crates are sealed with what they hold and counted where they arrive; things also travel to be shown elsewhere,
-- mended, or lent to a school.

alter table transport.transit
  drop constraint transit_reason_check,
  add constraint transit_reason_check check (reason in ('request', 'home', 'rotation', 'repair', 'school', 'other'));

create table transport.load (
  id          bigint generated always as identity primary key,
  crate       bigint not null references transport.crate,
  from_unit   bigint not null references network.unit,
  seal        text not null check (seal <> ''),
  said        integer not null check (said > 0),
  sealed_at   timestamptz not null,
  at_unit     bigint references network.unit,
  counted     integer check (counted >= 0),
  seal_found  text,
  received_at timestamptz,
  check (num_nonnulls(at_unit, counted, seal_found, received_at) in (0, 4))
);
create unique index load_open on transport.load (crate) where received_at is null;
create index load_received on transport.load (at_unit, received_at);
comment on table transport.load is 'One filling of a crate: what was said when it was sealed, and what was found where it arrived.';

create table transport.load_line (
  load    bigint not null references transport.load on delete cascade,
  transit bigint not null references transport.transit,
  primary key (load, transit)
);
create index load_of_transit on transport.load_line (transit);
comment on table transport.load_line is 'The journeys that were in a crate when it was sealed.';
