-- Records are grouped into editions by what they all say, in whatever order they come, and people may overrule it.

drop table catalogue.match_key;

alter table catalogue.source_record add column said jsonb;
comment on column catalogue.source_record.said is 'What the record says in our own words, and the key of its work: what grouping looks at, and what an edition says when it speaks for it. Null for a record from before, until it comes again.';

create table catalogue.record_key (
  key    bigint not null,
  record bigint not null,
  primary key (key, record)
);
comment on table catalogue.record_key is 'By what a living record is found when another library describes the same: hashes of its ISBNs and of its title with author and years. Whatever is found is judged.';

alter table catalogue.membership
  add column told_by bigint;
create index membership_of_edition on catalogue.membership (edition, from_on);
comment on column catalogue.membership.told_by is 'The record by which it came in; none for the first.';

create table catalogue.said_of_records (
  id       bigint generated always as identity primary key,
  change   bigint not null,
  a        bigint not null references catalogue.source_record,
  b        bigint not null references catalogue.source_record,
  together boolean not null,
  ended_at timestamptz,
  check (a < b)
);
create unique index said_now on catalogue.said_of_records (a, b) where ended_at is null;
create index said_of_b on catalogue.said_of_records (b) where ended_at is null;
comment on table catalogue.said_of_records is 'What a person said of two records: one edition, or never. It outranks every clue until it is undone.';

create table catalogue.change (
  id        bigint generated always as identity primary key,
  kind      text not null check (kind in ('join', 'split', 'forbid')),
  at        timestamptz not null,
  by_staff  bigint,
  reason    text not null check (reason <> ''),
  editions  bigint[] not null,
  undone_at timestamptz,
  undone_by bigint
);
create index change_of_edition on catalogue.change using gin (editions);
comment on table catalogue.change is 'What a cataloguer did to the grouping, and why. Undone, what was said by it ends, and the records fall back to where the rest leads them.';
alter table catalogue.said_of_records add foreign key (change) references catalogue.change;

create table catalogue.redirect (
  edition  bigint primary key,
  leads_to bigint not null references catalogue.edition,
  since    date not null
);
create index redirect_leads_to on catalogue.redirect (leads_to);
comment on table catalogue.redirect is 'Numbers of editions that became part of another one: whoever kept the old number is led on.';

create table catalogue.bad_number (
  isbn   text primary key,
  reason text not null,
  since  date not null
);
comment on table catalogue.bad_number is 'Numbers that publishers gave to many things: nothing is found or judged by them.';
