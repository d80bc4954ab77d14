-- Items that are lost, being mended, on display or ordered; and what members say of loans: brought back, or never borrowed.

alter table circulation.whereabouts drop constraint whereabouts_state_check;
alter table circulation.whereabouts add constraint whereabouts_state_check check (state in (
  'on-shelf', 'on-loan', 'on-hold-shelf', 'in-transit', 'missing', 'withdrawn', 'lost', 'in-repair', 'on-display',
  'on-order'));

alter table circulation.loan
  add ended text check (ended in ('lost', 'claimed', 'voided')),
  add check (ended is null or returned_at is not null);
comment on column circulation.loan.ended is 'How a loan ended that was not brought back at a desk: the item was lost, the member says that it was brought back, or that it never was borrowed. Null while it is open, and for what was brought back.';

create table circulation.claim (
  id          bigint generated always as identity primary key,
  member      bigint references people.member,
  kind        text not null check (kind in ('claimed', 'voided')),
  item        bigint,
  loan        bigint,
  unit        bigint not null references network.unit,
  day         date not null,
  at          timestamptz not null,
  by_staff    bigint references people.staff,
  resolved_at timestamptz,
  resolved    text check (resolved in ('found', 'lent', 'lost')),
  check ((resolved_at is null) = (resolved is null)),
  check (resolved_at is null or (item is null and loan is null))
);
create index claim_of_member on circulation.claim (member);
create unique index claim_open on circulation.claim (item) where resolved_at is null;
comment on table circulation.claim is 'What a member says of a loan: that it was brought back, or never borrowed. The item stands here until that is settled; how often somebody said so stays countable.';

alter table circulation.moved_by_merge drop constraint moved_by_merge_kind_check;
alter table circulation.moved_by_merge
  add constraint moved_by_merge_kind_check check (kind in ('loan', 'held', 'history', 'fee', 'claim'));

create or replace view circulation.copy_view as
  select item.item, item.edition, item.home, place.unit, place.state, item.material, item.audience, item.withdrawn,
         place.state in ('missing', 'withdrawn', 'lost', 'in-repair', 'on-order') as gone
    from catalogue.item_view as item
    join circulation.whereabouts as place on place.item = item.item;
comment on view circulation.copy_view is 'Each copy with where it is now, for readers downstream; gone is: nobody can have it, and no request may count on it.';
