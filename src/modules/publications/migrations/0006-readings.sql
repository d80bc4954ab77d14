-- How often chapters are read, without anything about who reads.

create table publications.reading (
  publication bigint not null references publications.publication,
  chapter     text not null,
  day         date not null,
  times       integer not null check (times > 0),
  primary key (publication, chapter, day)
);
comment on table publications.reading is 'How often a chapter was opened on a day, or the first page (an empty chapter). No person, address or browser is kept.';
