-- People who are no member are told things too: by e-mail only, and their address goes when it is no longer needed.

alter table notices.message
  alter column member drop not null,
  add check (member is not null or channel = 'email');
create index message_letter on notices.message (made_at) where member is null;
