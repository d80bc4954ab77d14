-- Messages that went to another member when two turned out to be one, so that they can go back.

create table notices.moved_by_merge (
  merge   bigint not null,
  message bigint not null references notices.message on delete cascade,
  primary key (merge, message)
);
comment on table notices.moved_by_merge is 'By merge: messages that changed member.';
