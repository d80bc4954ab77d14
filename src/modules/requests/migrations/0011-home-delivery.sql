-- A wish may be brought home instead of fetched; when it lies ready it goes with the round of a day.

alter table requests.request
  add column at_home    boolean not null default false,
  add column deliver_on date,
  add column attempts   integer not null default 0 check (attempts >= 0),
  add constraint request_goes_round check (deliver_on is null or (at_home and state = 'ready'));
comment on column requests.request.at_home is 'It is brought home from the pick-up branch.';
comment on column requests.request.deliver_on is 'With the round of which day; past while nobody said how it went.';
comment on column requests.request.attempts is 'How often it went along in vain.';
create index request_goes_round_on on requests.request (shelf, deliver_on) where deliver_on is not null;
create index request_at_home on requests.request (member) where at_home;

create table requests.home_rule (
  id           bigint generated always as identity primary key,
  organisation bigint references network.unit,
  items        integer not null check (items > 0),
  attempts     integer not null check (attempts > 0),
  days_before  integer not null check (days_before between 0 and 6),
  valid_from   date not null,
  unique nulls not distinct (organisation, valid_from)
);
comment on table requests.home_rule is 'How an organisation, or all, brings things home: how many at once, how often it tries, how many days before it must lie ready. The latest that has begun.';
