-- A title that nobody describes any more and of which no copy is left must not be found, though its number stays.

create or replace view catalogue.edition_view as
  select id as edition, work, title, subtitle, authors, year, language, material, audience, level, subjects, genre,
         series, part, publisher, pages, summary, isbns, sort_title, changed_at, identifiers, languages, contents,
         exists (select from catalogue.source_record as record where record.edition = edition.id)
         and not exists (select from catalogue.source_record as record
                          where record.edition = edition.id and record.deleted_on is null)
         and not exists (select from catalogue.item where item.edition = edition.id and item.withdrawn is null)
         as gone
    from catalogue.edition
   where record is not null;
