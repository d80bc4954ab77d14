-- What residents asked for, where each wish stands and how it got there.

create table requests.request (
  id            bigint generated always as identity primary key,
  member        bigint references people.member,
  edition       bigint not null,
  pickup        bigint not null references network.unit,
  asked_at      timestamptz not null,
  day           date not null,
  state         text not null check (state in ('asked', 'routed', 'picked', 'on-the-van', 'ready', 'lent', 'returned',
                                               'home', 'withdrawn', 'expired', 'unfilled')),
  item          bigint,
  supplier      bigint references network.unit,
  promised      date,
  decision      jsonb,
  ready_at      timestamptz,
  shelf_until   date,
  shelved       boolean not null default false,
  closed_at     timestamptz,
  check (member is not null or state in ('returned', 'home', 'withdrawn', 'expired', 'unfilled')),
  check (item is not null or state in ('asked', 'withdrawn', 'unfilled')),
  check ((closed_at is null) = (state not in ('home', 'withdrawn', 'expired', 'unfilled'))),
  check (state <> 'ready' or (shelved and ready_at is not null and shelf_until is not null))
);
create unique index request_active on requests.request (member, edition)
  where state in ('asked', 'routed', 'picked', 'on-the-van', 'ready');
create unique index request_captured on requests.request (item)
  where state in ('routed', 'picked', 'on-the-van', 'ready');
create index request_queue on requests.request (edition, asked_at, id) where state = 'asked';
create index request_of_item on requests.request (item) where item is not null;
create index request_of_member on requests.request (member, id) where member is not null;
create index request_on_shelf on requests.request (pickup) where shelved;
create index request_open on requests.request (state, id) where closed_at is null;
comment on table requests.request is 'One wish of one member for one edition. The member stands here until the item comes back, or a month after a wish that ended otherwise. Shelved: the item lies on the hold shelf of the pick-up branch.';

create table requests.step (
  request bigint not null references requests.request on delete cascade,
  number  integer not null,
  verb    text not null,
  state   text not null,
  at      timestamptz not null,
  by      text not null,
  facts   jsonb not null,
  primary key (request, number)
);
comment on table requests.step is 'What happened to a request, in order: the verb, the state it led to, the kind of actor, and units and days that explain it. Never a name.';

create table requests.line (
  id      bigint generated always as identity primary key,
  request bigint not null references requests.request on delete cascade,
  item    bigint not null,
  unit    bigint not null references network.unit,
  day     date not null,
  state   text not null default 'open' check (state in ('open', 'picked', 'not-found', 'dropped'))
);
create unique index line_open on requests.line (request) where state = 'open';
create unique index line_open_item on requests.line (item) where state = 'open';
create index line_by_unit on requests.line (unit, day) where state = 'open';
create index line_of_request on requests.line (request);
create index line_of_item on requests.line (item);
comment on table requests.line is 'A line of a branch''s pick list, to be picked on the day. A branch where the book was not found keeps its line, and is not asked again for that request.';

create table requests.weight (
  kind  text not null check (kind in ('price', 'miss')),
  unit  bigint not null references network.unit,
  value double precision not null check (value >= 0),
  primary key (kind, unit)
);
comment on table requests.weight is 'What the last year taught the choice of copies, counted anew each morning: the price of an organisation that lends more than it borrows (patron-days), the share of picks at which a branch did not find the book.';
