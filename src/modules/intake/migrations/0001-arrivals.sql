-- What libraries send, kept byte for byte, so that every record can be read again and nothing is lost silently.

create table intake.source (
  id           bigint generated always as identity primary key,
  code         text not null unique check (code ~ '^[a-z0-9][a-z0-9-]*$'),
  name         text not null,
  organisation bigint references network.unit,
  profile      jsonb not null
);
comment on table intake.source is 'A system that sends records, with the profile that says where its items stand.';

create table intake.delivery (
  id          bigint generated always as identity primary key,
  source      bigint not null references intake.source,
  name        text not null,
  path        text not null,
  size        bigint not null,
  sha256      bytea not null,
  state       text not null check (state in ('running', 'done', 'failed')),
  position    bigint not null default 0,
  read        bigint not null default 0,
  accepted    bigint not null default 0,
  unchanged   bigint not null default 0,
  refused     bigint not null default 0,
  failure     text,
  started_at  timestamptz not null,
  finished_at timestamptz,
  check (position <= size),
  check (read = accepted + unchanged + refused),
  check ((state = 'done') = (finished_at is not null)),
  check ((state = 'failed') = (failure is not null))
);
create unique index delivery_open on intake.delivery (source, sha256) where state <> 'done';
comment on table intake.delivery is 'A file as it came. The position is the first byte that is not taken yet: an interrupted import goes on there.';

create table intake.arrival (
  id             bigint generated always as identity primary key,
  delivery       bigint not null references intake.delivery,
  source         bigint not null,
  place          integer not null,
  start          bigint not null,
  control_number text,
  hash           bytea not null,
  bytes          bytea not null,
  state          text not null check (state in ('accepted', 'refused')),
  reason         text,
  warnings       text[] not null default '{}',
  check ((state = 'refused') = (reason is not null)),
  check (state = 'refused' or control_number is not null)
);
create index arrival_by_control_number on intake.arrival (source, control_number, id desc) include (hash) where state = 'accepted';
create index arrival_set_aside on intake.arrival (delivery, place) where state = 'refused';
create index arrival_warned on intake.arrival (delivery, place) where state = 'accepted' and warnings <> '{}';
comment on table intake.arrival is 'A record as it came, or a stretch that could not be read, with the reason. What came before in the same bytes is only counted.';
