-- Who acts and collects for whom, who turned out to be one person, and where staff stood when they looked.

create table people.guardian (
  guardian bigint not null references people.member,
  child    bigint not null references people.member,
  from_day date not null,
  by       bigint references people.staff,
  primary key (guardian, child),
  check (guardian <> child)
);
create index guardian_of_child on people.guardian (child);
comment on table people.guardian is 'Who sees and acts for a child, until the age that the organisation chose.';

create table people.proxy (
  member   bigint not null references people.member,
  proxy    bigint not null references people.member,
  from_day date not null,
  until    date check (until >= from_day),
  primary key (member, proxy),
  check (member <> proxy)
);
create index proxy_by_proxy on people.proxy (proxy);
comment on table people.proxy is 'Who may collect what lies ready for a member, up to and including a day.';

alter table people.member
  add column merged_into bigint references people.member,
  add column ended_why text check (ended_why in ('deceased', 'moved', 'asked', 'other'));
create index member_merged on people.member (merged_into) where merged_into is not null;
comment on table people.member is 'Members. Until is the last day of the membership. Erased_at hides a row: for good and without a name, or, while merged_into is set, until the two turn out to be different people.';

create table people.merge (
  id        bigint generated always as identity primary key,
  kept      bigint not null references people.member,
  gone      bigint not null references people.member,
  at        timestamptz not null,
  by        bigint references people.staff,
  before    jsonb,
  after     jsonb,
  parted_at timestamptz
);
create index merge_of_kept on people.merge (kept);
create index merge_of_gone on people.merge (gone);
comment on table people.merge is 'Members that were taken for one, with everything as it was before and after, so that it can be undone; emptied when that is no longer possible.';

create or replace view people.member_view as
  select id as member, home, category, since, until, history_since from people.member where erased_at is null;
comment on view people.member_view is 'Members for counting downstream, and who wants to have remembered what they read: no name, no birthday.';
