-- The union catalogue: what each library described, which descriptions are one edition and why, and the copies.

create table catalogue.work (
  id   bigint generated always as identity primary key,
  key  text not null unique,
  rule text not null check (rule in ('title-author', 'alone'))
);
comment on table catalogue.work is 'What an author made, whatever its form: the rule and the key say why editions stand together.';

create table catalogue.edition (
  id         bigint generated always as identity primary key,
  work       bigint not null references catalogue.work,
  record     bigint not null,
  title      text not null,
  subtitle   text,
  authors    text[] not null,
  year       integer,
  language   text,
  material   text not null check (material in ('book', 'large-print', 'audiobook', 'dvd', 'magazine', 'game', 'music', 'map', 'score', 'online', 'other')),
  audience   text not null check (audience in ('baby', 'child', 'youth', 'adult')),
  level      text,
  subjects   text[] not null,
  genre      text,
  series     text,
  part       text,
  publisher  text,
  pages      integer,
  summary    text,
  isbns      text[] not null,
  sort_title text not null,
  changed_at timestamptz not null default now()
);
create index edition_by_work on catalogue.edition (work);
comment on table catalogue.edition is 'One edition, described by the record that it names; the others lend it their numbers.';

create table catalogue.source_record (
  id             bigint generated always as identity primary key,
  source         bigint not null,
  control_number text not null,
  arrival        bigint,
  edition        bigint not null references catalogue.edition,
  deleted_on     date,
  unique (source, control_number)
);
create index source_record_by_edition on catalogue.source_record (edition);
comment on table catalogue.source_record is 'A record of a source as it last came; its bytes are the arrival.';

create table catalogue.membership (
  record   bigint not null,
  edition  bigint not null,
  rule     text not null,
  evidence text not null,
  from_on  date not null,
  to_on    date,
  check (to_on is null or to_on >= from_on)
);
create unique index membership_open on catalogue.membership (record) where to_on is null;
comment on table catalogue.membership is 'Why a record belongs to an edition, and since when: what a later judgement can undo.';

create table catalogue.match_key (
  key     bigint not null,
  edition bigint not null,
  primary key (key, edition)
);
create index match_key_by_edition on catalogue.match_key (edition);
comment on table catalogue.match_key is 'By what an edition is found when another library describes it too: hashes of its ISBNs and of its title, author and year. Whatever is found is looked at again.';

create table catalogue.item (
  id          bigint generated always as identity primary key,
  barcode     text not null unique,
  edition     bigint not null references catalogue.edition,
  record      bigint not null,
  home        bigint not null,
  call_number text,
  material    text not null,
  loan_type   text,
  price_cents integer,
  added       date not null,
  withdrawn   date,
  withdrawn_because text,
  check ((withdrawn is null) = (withdrawn_because is null))
);
create index item_by_edition on catalogue.item (edition);
create index item_by_record on catalogue.item (record);
comment on table catalogue.item is 'A copy with a barcode and the place where it lives. Withdrawn copies keep their row.';

create view catalogue.edition_view as
  select id as edition, work, title, subtitle, authors, year, language, material, audience, level, subjects, genre,
         series, part, publisher, pages, summary, isbns, sort_title, changed_at
    from catalogue.edition;
comment on view catalogue.edition_view is 'Editions for readers downstream.';

create view catalogue.item_view as
  select item.id as item, item.edition, item.barcode, item.home, item.material, edition.audience, item.added,
         item.withdrawn
    from catalogue.item
    left join catalogue.edition on edition.id = item.edition;
comment on view catalogue.item_view is 'Copies for readers downstream, with the audience of their edition. A left join: who asks for no audience does not read editions.';
