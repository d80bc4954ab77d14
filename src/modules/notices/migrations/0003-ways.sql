-- How a member wants to hear from us, addresses that take no mail, and letters on paper for whoever is not reached.

alter table notices.message
  drop constraint message_channel_check,
  add constraint message_channel_check check (channel in ('email', 'account', 'letter')),
  add column daily boolean not null default false,
  add column on_paper boolean not null default false;
create index message_of_day on notices.message (member) where state = 'waiting' and daily;
create index message_to_print on notices.message (made_at) where state = 'waiting' and channel = 'letter';
comment on column notices.message.daily is 'Waits to be sent in one message with the others of the day.';
comment on column notices.message.on_paper is 'Important enough for a letter when the address takes no mail.';

create table notices.way (
  member bigint primary key references people.member on delete cascade,
  way    text not null check (way in ('at-once', 'daily', 'paper'))
);
comment on table notices.way is 'How a member wants to hear from us; without a row, at once by e-mail.';

create table notices.dead_address (
  member  bigint not null references people.member on delete cascade,
  address text not null,
  since   timestamptz not null,
  error   text not null,
  primary key (member, address)
);
comment on table notices.dead_address is 'Addresses that the mail server of their owner does not know. Another address of the member is tried again.';
