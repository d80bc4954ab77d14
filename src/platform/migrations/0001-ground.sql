-- What every module stands on: facts still to be told, and who is signed in.

create table platform.outbox (
  id          bigint generated always as identity primary key,
  subscriber  text not null,
  kind        text not null,
  subject     text not null,
  fact        jsonb not null,
  tries       integer not null default 0,
  next_try_at timestamptz not null default '-infinity',
  error       text
);
create index outbox_in_order on platform.outbox (subscriber, subject, id);
comment on table platform.outbox is 'Facts that an after reaction has not finished with; a row goes when its reaction commits.';

create table platform.session (
  key        text primary key,
  content    jsonb not null,
  expires_at timestamptz not null
);
create index session_expiry on platform.session (expires_at);
comment on table platform.session is 'Signed-in visitors. The key is the SHA-256 of the cookie, so a copy of this table signs nobody in.';

create table platform.mark (
  name    text primary key,
  content jsonb not null
);
comment on table platform.mark is 'What this database is, said once: whether its people are invented (demo), and from which seed.';
