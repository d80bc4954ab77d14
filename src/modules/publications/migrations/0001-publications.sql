-- Publications as their authors write them, and the versions that were published, which never change.

create table publications.publication (
  id       bigint generated always as identity primary key,
  slug     text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title    text not null,
  summary  text not null,
  language text not null check (language in ('nl', 'en')),
  owner    bigint not null,
  open     boolean not null default true,
  current  integer
);
comment on table publications.publication is 'A report as its authors write it. `open`: for everybody, else for staff only. `current`: the newest published version.';

create table publications.chapter (
  id          bigint generated always as identity primary key,
  publication bigint not null references publications.publication,
  place       integer not null,
  slug        text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title       text not null,
  unique (publication, slug)
);

create table publications.block (
  publication bigint not null references publications.publication,
  id          text not null,
  chapter     bigint not null references publications.chapter,
  place       integer not null,
  body        jsonb not null,
  primary key (publication, id)
);
comment on table publications.block is 'A heading, paragraph, table … of a chapter. Its id is its address: it never changes and never returns.';
create index on publications.block (chapter);

create table publications.token (
  publication bigint not null references publications.publication,
  name        text not null,
  body        jsonb not null,
  primary key (publication, name)
);
comment on table publications.token is 'A number by its meaning: definition, place, period, vintage and rounding. Blocks name it as {{name}}.';

create table publications.version (
  publication  bigint not null references publications.publication,
  number       integer not null check (number > 0),
  content      jsonb not null,
  hash         text not null,
  changes      jsonb not null,
  published_at timestamptz not null,
  published_by bigint,
  primary key (publication, number)
);
comment on table publications.version is 'What was published, whole: chapters, blocks, pages and figures with their values. `hash`: SHA-256 of the content in its one canonical form.';

create table publications.frozen_figure (
  publication bigint not null,
  version     integer not null,
  name        text not null,
  code        text not null,
  scope       bigint,
  period      text not null,
  value       double precision,
  hash        text not null,
  primary key (publication, version, name),
  foreign key (publication, version) references publications.version
);
comment on table publications.frozen_figure is 'Every number of a published version by what it counts, so that a correction finds all places that printed it.';
create index on publications.frozen_figure (code, scope, period);

create table publications.passage (
  publication bigint not null,
  version     integer not null,
  place       integer not null,
  chapter     text not null,
  block       text not null,
  text        text not null,
  search      tsvector not null,
  primary key (publication, version, place),
  foreign key (publication, version) references publications.version
);
comment on table publications.passage is 'The words of a published block, with their stems, to search in.';
create index on publications.passage using gin (search);

create function publications.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a published version is never changed: publish another'
    using errcode = 'insufficient_privilege';
end $$;
create trigger never_changes before update or delete or truncate on publications.version
  for each statement execute function publications.refuse_change();
create trigger never_changes before update or delete or truncate on publications.frozen_figure
  for each statement execute function publications.refuse_change();
create trigger never_changes before update or delete or truncate on publications.passage
  for each statement execute function publications.refuse_change();
