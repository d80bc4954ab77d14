-- What a title holds, and where it or something about it stands online.

alter table catalogue.edition
  add column contents text[] not null default '{}',
  add column links    jsonb not null default '[]';
update catalogue.source_record set said = said || '{"contents": [], "links": []}' where said is not null;

create or replace view catalogue.edition_view as
  select id as edition, work, title, subtitle, authors, year, language, material, audience, level, subjects, genre,
         series, part, publisher, pages, summary, isbns, sort_title, changed_at, identifiers, languages, contents
    from catalogue.edition;
