-- National statistics count books of fiction and of non-fiction apart, so a title says which it is.

alter table catalogue.edition add column fiction boolean;
comment on column catalogue.edition.fiction is 'Whether it is fiction (MARC 21 008/33, the trade''s code, genre); null where nothing says so.';

create or replace view catalogue.item_view as
  select item.id as item, item.edition, item.barcode, item.home, item.material, edition.audience, item.added,
         item.withdrawn, item.loan_type, item.price_cents, edition.fiction
    from catalogue.item
    left join catalogue.edition on edition.id = item.edition;
