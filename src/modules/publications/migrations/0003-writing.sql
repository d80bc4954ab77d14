-- Writing with several at once: each block has a version, what it said before is kept, and a draft is reviewed before it is published.

alter table publications.publication
  add column state text not null default 'writing' check (state in ('writing', 'review', 'approved')),
  add column submitted_by bigint;
comment on column publications.publication.submitted_by is 'Staff number of who asked for the review: somebody else approves.';

alter table publications.block
  add column version integer not null default 1,
  add column removed_at timestamptz;
comment on column publications.block.version is 'Counts up with each change; whoever saves says which version they saw.';

create table publications.block_change (
  publication bigint not null,
  block       text not null,
  version     integer not null,
  body        jsonb not null,
  changed_at  timestamptz not null,
  changed_by  bigint,
  primary key (publication, block, version),
  foreign key (publication, block) references publications.block
);
comment on table publications.block_change is 'What a block said before each change, so that every change can be undone.';

create table publications.remark (
  id          bigint generated always as identity primary key,
  publication bigint not null,
  block       text not null,
  text        text not null,
  author      text not null,
  written_at  timestamptz not null,
  settled_at  timestamptz,
  foreign key (publication, block) references publications.block
);
comment on table publications.remark is 'What a colleague remarked on a block, until it is settled.';
create index on publications.remark (publication) where settled_at is null;
