-- A desk can lend what nobody has described yet; it is no part of the collection until somebody does.

alter table catalogue.item alter column record drop not null;
alter table catalogue.edition alter column record drop not null;
create index item_quick on catalogue.item (home) where record is null;
comment on column catalogue.item.record is 'The record that lists it. None for what a desk lent on the fly: nobody described it, so it is not counted in the collection; the first record that lists its barcode takes it over.';
comment on column catalogue.edition.record is 'The record that describes it. None for the title that a desk wrote down for one quick item.';

create or replace view catalogue.edition_view as
  select id as edition, work, title, subtitle, authors, year, language, material, audience, level, subjects, genre,
         series, part, publisher, pages, summary, isbns, sort_title, changed_at, identifiers, languages, contents
    from catalogue.edition
   where record is not null;
comment on view catalogue.edition_view is 'Editions for readers downstream: those that somebody described.';
