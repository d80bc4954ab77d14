-- Reports that were made elsewhere and come in as a PDF: the same blocks and versions, on the pages of the PDF.

alter table publications.publication add column paper jsonb;
comment on column publications.publication.paper is 'Of a report that came in as a PDF: how many pages it has, and which were read from a picture. Null for what was written here.';
alter table publications.block add column page integer check (page > 0);
comment on column publications.block.page is 'The page of the PDF on which it stands; null for what is laid on pages here.';

create table publications.paper (
  id          bigint generated always as identity primary key,
  name        text not null,
  slug        text not null,
  title       text not null,
  old_slug    text,
  owner       bigint not null,
  size        bigint not null,
  state       text not null default 'waiting' check (state in ('waiting', 'read', 'refused')),
  reason      text check ((reason is not null) = (state = 'refused')),
  publication bigint references publications.publication,
  pictures    integer not null default 0,
  repaired    boolean not null default false,
  asked_at    timestamptz not null,
  asked_by    bigint
);
comment on table publications.paper is 'Every PDF that somebody brought, and what became of it.';
create index on publications.paper (publication);

create table publications.paper_page (
  publication bigint not null references publications.publication,
  page        integer not null check (page > 0),
  bytes       bytea not null,
  primary key (publication, page)
);
comment on table publications.paper_page is 'What a page of a PDF looked like, as JPEG. The text beside it is what counts.';
