-- What follows a member: what they chose to have remembered, and what moved when two turned out to be one.

create table circulation.history (
  id          bigint generated always as identity primary key,
  member      bigint not null references people.member,
  edition     bigint not null,
  lent_on     date not null,
  returned_at timestamptz not null
);
create index history_of_member on circulation.history (member, returned_at desc);
comment on table circulation.history is 'What members brought back who asked to have that remembered; erased when they stop asking.';

create table circulation.moved_by_merge (
  merge bigint not null,
  kind  text not null check (kind in ('loan', 'held', 'history')),
  id    bigint not null,
  primary key (merge, kind, id)
);
comment on table circulation.moved_by_merge is 'Loans, items on the hold shelf and remembered loans that went to another member with a merge, to go back when it is undone.';
