-- Who brought an item back last, for the few days in which damage may still be found; only where a rule asks for it.

create table circulation.last_borrower (
  item        bigint primary key references catalogue.item,
  member      bigint not null references people.member,
  returned_on date not null,
  until       date not null check (until >= returned_on),
  fee         bigint references circulation.fee
);
create index last_borrower_of_member on circulation.last_borrower (member);
create index last_borrower_until on circulation.last_borrower (until);
comment on table circulation.last_borrower is 'Who had an item last, up to and including a day, so that damage found after check-in can be charged. Empty unless a rule about damage gives days; deleted each night and by the next loan of the item.';
comment on column circulation.last_borrower.fee is 'What they were charged for it, once.';

alter table circulation.moved_by_merge drop constraint moved_by_merge_kind_check;
alter table circulation.moved_by_merge
  add constraint moved_by_merge_kind_check check (kind in ('loan', 'held', 'history', 'fee', 'claim', 'last'));
