-- Where each item is, who has it, and under which rule.

create table circulation.whereabouts (
  item       bigint primary key references catalogue.item,
  state      text not null check (state in ('on-shelf', 'on-loan', 'on-hold-shelf', 'in-transit', 'missing', 'withdrawn')),
  unit       bigint not null,
  since      timestamptz not null,
  held_for   bigint,
  held_until date,
  check (held_for is null or state = 'on-hold-shelf')
);
create index whereabouts_by_unit on circulation.whereabouts (unit, state);
comment on table circulation.whereabouts is 'One row an item: its state and where it is. In transit, the unit is where it was sent from.';

create table circulation.loan_rule (
  id           bigint generated always as identity primary key,
  organisation bigint references network.unit,
  category     text,
  material     text,
  valid_from   date not null,
  days         integer not null check (days > 0),
  renewals     integer not null check (renewals >= 0),
  items        integer not null check (items > 0),
  unique nulls not distinct (organisation, category, material, valid_from)
);
comment on table circulation.loan_rule is 'Who may borrow what for how long; an empty column means all. A rule is never changed, only followed by one with a later first day.';

create table circulation.loan (
  id            bigint generated always as identity primary key,
  item          bigint not null,
  edition       bigint not null,
  member        bigint,
  unit          bigint not null,
  lent_at       timestamptz not null,
  day           date not null,
  due_at        timestamptz not null,
  due_day       date not null,
  renewals      integer not null default 0,
  rule          bigint not null references circulation.loan_rule,
  returned_at   timestamptz,
  returned_unit bigint,
  check ((returned_at is null) = (returned_unit is null)),
  check ((returned_at is null) = (member is not null)),
  unique (item, lent_at)
);
create unique index loan_open on circulation.loan (item) where returned_at is null;
create index loan_of_member on circulation.loan (member) where member is not null;
comment on table circulation.loan is 'Loans. The member stands here only while the loan is open: a returned loan leads to nobody.';

create table circulation.demand (
  edition bigint primary key,
  waiting integer not null check (waiting > 0)
);
comment on table circulation.demand is 'How many wait for an edition, kept true by whoever keeps the queue; renewals look here.';

create view circulation.copy_view as
  select item.item, item.edition, item.home, place.unit, place.state, item.material, item.audience, item.withdrawn
    from catalogue.item_view as item
    join circulation.whereabouts as place on place.item = item.item;
comment on view circulation.copy_view is 'Each copy with where it is now, for readers downstream.';
