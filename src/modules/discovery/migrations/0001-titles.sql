-- What a search looks at: one row an edition, words already folded and stemmed, kept in the catalogue's own transaction.

create extension if not exists pg_trgm;

-- Dutch stems, and no stop words: "Het" is a title too.
create text search dictionary discovery.dutch_stem (template = snowball, language = dutch);

create function discovery.fold(text) returns text
  language sql immutable parallel safe
  return replace(replace(replace(replace(replace(
    case
      when octet_length($1) = length($1) then lower($1 collate "C")
      else lower(replace(replace(replace(
        translate(regexp_replace(normalize($1, NFKD), '[\u0300-\u036f''’‘ʼ´]+', '', 'g'), 'øØđĐłŁð', 'oOdDlLd'),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'))
    end,
    '''', ''), '-', ' '), '/', ' '), '.', ' '), '<', ' ');
comment on function discovery.fold is 'Text as it is compared: lower case, letters without their marks, apostrophes gone, and none of the signs that the parser would take for a part of a word.';

create function discovery.key(text) returns text
  language sql immutable parallel safe
  return trim(regexp_replace(discovery.fold($1), '[!-/:-@\[-`{-~–—‐…“”„«»\s]+', ' ', 'g'));
comment on function discovery.key is 'Text as only its words, a blank between.';

create table discovery.title (
  edition    bigint primary key references catalogue.edition on delete cascade,
  words      tsvector not null,
  title_key  text not null,
  author_key text not null,
  sort_key   text not null,
  material   text not null,
  audience   text not null,
  language   text,
  year       integer,
  copies     integer not null,
  loans      integer not null default 0,
  added      date
);
create index title_by_word on discovery.title using gin (words) with (gin_pending_list_limit = 16384);
create index title_by_arrival on discovery.title (added desc nulls last, edition desc);
comment on table discovery.title is 'An edition as a search sees it. Words: stems, title A, author and series B, subjects and genre C, the rest and ISBNs D; of A and B also as written. Loans: those of the year before, counted each night. Where copies stand is read from circulation at the moment of the search.';

create table discovery.word (
  word   text primary key,
  titles integer not null
);
create index word_by_likeness on discovery.word using gin (word gin_trgm_ops);
comment on table discovery.word is 'Words of titles and authors, to guess what a misspelt search meant.';

create table discovery.vocabulary (
  only_row boolean primary key default true check (only_row),
  stale    boolean not null
);
insert into discovery.vocabulary (stale) values (false);
comment on table discovery.vocabulary is 'Whether titles changed since the words were last gathered.';
