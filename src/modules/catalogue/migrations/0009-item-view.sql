-- Rules about lending look at the collection of an item, and a lost one has a price.

create or replace view catalogue.item_view as
  select item.id as item, item.edition, item.barcode, item.home, item.material, edition.audience, item.added,
         item.withdrawn, item.loan_type, item.price_cents
    from catalogue.item
    left join catalogue.edition on edition.id = item.edition;
