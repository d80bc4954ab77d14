-- Editions say in comparable form what else tells one from another: numbers of other systems, languages, years, parts.

alter table catalogue.edition
  add column identifiers       text[] not null default '{}',
  add column languages         text[] not null default '{}',
  add column original_language text,
  add column years             integer[] not null default '{}',
  add column statement         text,
  add column volume            text,
  add column volume_name       text,
  add column series_number     text;

create or replace view catalogue.edition_view as
  select id as edition, work, title, subtitle, authors, year, language, material, audience, level, subjects, genre,
         series, part, publisher, pages, summary, isbns, sort_title, changed_at, identifiers, languages
    from catalogue.edition;
