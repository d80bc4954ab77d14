-- Where pages of an earlier viewer lead now: its page numbers, each with the chapter that holds what stood there.

create table publications.old_address (
  slug        text not null,
  page        integer not null check (page > 0),
  publication bigint not null references publications.publication,
  chapter     text not null,
  primary key (slug, page)
);
comment on table publications.old_address is 'The first page of each chapter in an old viewer; a page in between belongs to the chapter before it.';
