-- The book added up: each night what came in since the last time, by day; once a month folded, by month. Figures need not
-- read the book again. All of it is made from the book alone and holds no person: it can be thrown away and made again.

create table ledger.roll (
  number  bigint generated always as identity primary key,
  grain   text not null check (grain in ('day', 'month')),
  item    bigint not null,
  horizon bigint not null,
  person  bigint not null,
  made_at timestamptz not null default now(),
  unique (grain, horizon, person)
);
comment on table ledger.roll is 'One adding up: the rows between the place in the book where the one before it ended (of the same grain, or the newest month) and its own. Rolls by day that a month took over go when the next month is folded.';

create table ledger.rolled_item (
  roll         bigint not null references ledger.roll on delete cascade,
  kind         text not null,
  day          date not null,
  unit         bigint not null,
  organisation bigint,
  municipality bigint,
  material     text,
  audience     text,
  scope        text,
  days         integer,
  amount       bigint not null,
  events       bigint not null,
  estimated    boolean not null
);
create index rolled_item_by_day on ledger.rolled_item (kind, day);
create index rolled_item_by_roll on ledger.rolled_item (roll);
comment on table ledger.rolled_item is 'Item events of a roll that are alike, added up; in a roll by month, day is the first of the month.';

create table ledger.rolled_person (
  roll         bigint not null references ledger.roll on delete cascade,
  kind         text not null,
  day          date not null,
  unit         bigint not null,
  organisation bigint,
  municipality bigint,
  age_band     text not null,
  category     text not null,
  amount       bigint not null,
  events       bigint not null
);
create index rolled_person_by_day on ledger.rolled_person (kind, day);
create index rolled_person_by_roll on ledger.rolled_person (roll);
comment on table ledger.rolled_person is 'Person events of a roll that are alike, added up, without pseudonyms or materials; in a roll by month, day is the first of the month.';

create view ledger.rolled_item_view as
  select roll, kind, day, unit, organisation, municipality, material, audience, scope, days, amount, events, estimated
    from ledger.rolled_item;
comment on view ledger.rolled_item_view is 'Item events added up, for readers downstream that know which rolls make up a place in the book.';
create view ledger.rolled_person_view as
  select roll, kind, day, unit, organisation, municipality, age_band, category, amount, events
    from ledger.rolled_person;
comment on view ledger.rolled_person_view is 'Person events added up, for readers downstream that know which rolls make up a place in the book.';

-- Rows come in the order of their transactions, near enough: a summary of every few pages finds them, at a thousandth of the size.
drop index ledger.item_event_by_xid;
create index item_event_by_xid on ledger.item_event using brin (xid) with (pages_per_range = 16, autosummarize = on);
