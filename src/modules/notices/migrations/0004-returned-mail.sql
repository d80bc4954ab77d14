-- Mail that comes back later is known by the identifier under which it went out.

alter table notices.message add column mail text;
create index message_by_mail on notices.message (mail) where mail is not null;
comment on column notices.message.mail is 'The Message-ID under which it was handed to the mail server; messages of one day share one.';
