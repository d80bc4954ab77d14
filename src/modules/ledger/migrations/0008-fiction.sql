-- Books of fiction and of non-fiction are counted apart, as national statistics do. Rows from before do not say.

alter table ledger.item_event add column fiction boolean;
comment on column ledger.item_event.fiction is 'Of a book, as its record said when this happened; null where none did.';
alter table ledger.rolled_item add column fiction boolean;

create or replace view ledger.item_event_view as
  select position, kind, at, recorded_at, day, unit, organisation, municipality, other_unit, other_organisation,
         item, edition, material, audience, amount, days, scope, quality, correction, xid,
         case fiction when true then 'fiction' when false then 'non-fiction' else 'unknown' end as form
    from ledger.item_event;
create or replace view ledger.rolled_item_view as
  select roll, kind, day, unit, organisation, municipality, material, audience, scope, days, amount, events, estimated,
         case fiction when true then 'fiction' when false then 'non-fiction' else 'unknown' end as form
    from ledger.rolled_item;
