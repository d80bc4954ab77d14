-- How much of an amount is an estimate, not only whether any is: an estimate that was taken back when a count came leaves none. What was
-- added up is made from the book alone, and is made again.

delete from ledger.roll;
drop view ledger.rolled_item_view;
alter table ledger.rolled_item drop column estimated;
alter table ledger.rolled_item add column estimated bigint not null;
comment on column ledger.rolled_item.estimated is 'So much of the amount is an estimate.';

create view ledger.rolled_item_view as
  select roll, kind, day, unit, organisation, municipality, material, audience, scope, days, amount, events, estimated
    from ledger.rolled_item;
comment on view ledger.rolled_item_view is 'Item events added up, for readers downstream that know which rolls make up a place in the book.';
