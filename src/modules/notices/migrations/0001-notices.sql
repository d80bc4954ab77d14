-- What members were told, by which way, and whether it arrived.

create table notices.message (
  id        bigint generated always as identity primary key,
  member    bigint not null references people.member,
  channel   text not null check (channel in ('email', 'account')),
  address   text,
  language  text not null check (language in ('nl', 'en')),
  subject   text not null,
  body      text not null,
  key       text not null,
  state     text not null check (state in ('waiting', 'sent', 'shown', 'failed')),
  made_at   timestamptz not null,
  sent_at   timestamptz,
  tries     integer not null default 0,
  next_try  timestamptz,
  error     text,
  unique (key, channel),
  check ((channel = 'email') = (address is not null)),
  check ((state = 'waiting') = (next_try is not null))
);
create index message_of_member on notices.message (member, made_at desc) where channel = 'account';
create index message_waiting on notices.message (next_try) where state = 'waiting';
create index message_latest on notices.message (made_at desc, id desc);
comment on table notices.message is 'One row a message and channel; the key of what is told makes that it is told once.';
