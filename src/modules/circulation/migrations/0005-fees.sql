-- What members owe, what was done about it, and the money in the drawers.

create table circulation.fee (
  id           bigint generated always as identity primary key,
  member       bigint references people.member,
  organisation bigint not null references network.unit,
  unit         bigint not null references network.unit,
  kind         text not null check (kind in ('late', 'lost', 'work', 'damaged', 'membership', 'other')),
  day          date not null,
  item         bigint,
  edition      bigint,
  loan         bigint,
  rule         bigint references circulation.rule,
  note         text,
  subscriber   bigint references people.member,
  owed         integer not null default 0,
  unique nulls distinct (loan, kind)
);
create index fee_owed on circulation.fee (member) where owed <> 0;
create index fee_of_member on circulation.fee (member, day);
create index fee_of_item on circulation.fee (item) where item is not null;
create unique index fee_membership on circulation.fee (subscriber, day) where subscriber is not null;
comment on table circulation.fee is 'What somebody was charged for. The item stands here only while something is owed or could be paid back; after erasure the member no longer.';
comment on column circulation.fee.subscriber is 'Whose subscription it is; a guardian pays a child''s.';
comment on column circulation.fee.owed is 'The sum of its entries, in cents; below zero is money to give back. Kept by the trigger on fee_entry.';

create table circulation.drawer (
  id        bigint generated always as identity primary key,
  unit      bigint not null references network.unit,
  day       date not null,
  opened_at timestamptz not null,
  opened_by bigint references people.staff,
  float     integer not null check (float >= 0),
  closed_at timestamptz,
  closed_by bigint references people.staff,
  counted   integer check (counted >= 0),
  expected  integer,
  note      text,
  check ((closed_at is null) = (counted is null) and (closed_at is null) = (expected is null))
);
create unique index drawer_open on circulation.drawer (unit) where closed_at is null;
comment on table circulation.drawer is 'A cash drawer from opening to counting, in cents. One is open at a branch at a time; what was counted minus what was expected is the difference.';

create table circulation.payment (
  id        bigint generated always as identity primary key,
  key       text not null unique,
  member    bigint references people.member,
  cents     integer not null check (cents > 0),
  method    text not null check (method in ('cash', 'card', 'machine', 'online')),
  unit      bigint not null references network.unit,
  state     text not null check (state in ('open', 'paid', 'failed')),
  day       date not null,
  at        timestamptz not null
);
comment on table circulation.payment is 'Money that a member hands over, by the key of whoever takes it: the same key is the same payment. Online it is open until the provider has spoken.';

create table circulation.fee_entry (
  id       bigint generated always as identity primary key,
  fee      bigint not null references circulation.fee,
  kind     text not null check (kind in ('charge', 'payment', 'waiver', 'refund', 'reversal')),
  cents    integer not null check (cents <> 0),
  unit     bigint not null references network.unit,
  method   text check (method in ('cash', 'card', 'machine', 'online')),
  drawer   bigint references circulation.drawer,
  payment  bigint references circulation.payment,
  reverses bigint unique references circulation.fee_entry,
  reason   text,
  day      date not null,
  at       timestamptz not null,
  by_staff bigint references people.staff,
  check ((kind = 'reversal') = (reverses is not null)),
  check ((kind in ('charge', 'refund')) = (cents > 0) or kind = 'reversal')
);
create index entry_of_fee on circulation.fee_entry (fee);
create index entry_of_drawer on circulation.fee_entry (drawer) where drawer is not null;
create index entry_by_day on circulation.fee_entry (day);
comment on table circulation.fee_entry is 'Every change of what is owed, in cents: charged and given back above zero, paid and waived below. Rows are only added; a mistake is reversed.';

create function circulation.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'entries are only added: % is refused, reverse the entry', lower(tg_op)
    using errcode = 'insufficient_privilege';
end $$;
create trigger only_grows before update or delete or truncate on circulation.fee_entry
  for each statement execute function circulation.refuse_change();

create function circulation.keep_owed() returns trigger language plpgsql as $$
begin
  update circulation.fee
     set owed = fee.owed + added.cents
    from (select fee, sum(cents) as cents from entry group by fee) as added
   where fee.id = added.fee;
  return null;
end $$;
create trigger keeps_owed after insert on circulation.fee_entry
  referencing new table as entry for each statement execute function circulation.keep_owed();

alter table circulation.moved_by_merge drop constraint moved_by_merge_kind_check;
alter table circulation.moved_by_merge
  add constraint moved_by_merge_kind_check check (kind in ('loan', 'held', 'history', 'fee'));
