-- Wishes that went to another member when two turned out to be one, so that they can go back.

create table requests.moved_by_merge (
  merge    bigint not null,
  request  bigint not null references requests.request,
  member   bigint not null,
  dropped  boolean not null,
  asked_at timestamptz not null,
  primary key (merge, request)
);
comment on table requests.moved_by_merge is 'By merge: wishes that changed member, and (dropped) those that were ended since the other member wished the same, with whose they were.';
