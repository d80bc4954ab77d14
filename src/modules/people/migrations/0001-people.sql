-- Who borrows and who works here, with how they sign in; the only tables that hold names.

create table people.member (
  id          bigint generated always as identity primary key,
  home        bigint not null references network.unit,
  category    text not null,
  given_name  text not null,
  family_name text not null,
  birth_day   date not null,
  postcode    text,
  email       text,
  language    text not null default 'nl' check (language in ('nl', 'en')),
  since       date not null,
  until       date check (until >= since),
  erased_at   timestamptz
);
create index member_family_name on people.member (lower(family_name) text_pattern_ops);
create index member_given_name on people.member (lower(given_name) text_pattern_ops);
create index member_home on people.member (home);
comment on table people.member is 'Members. Until is the last day of the membership; an erased member keeps the row without a name.';

create table people.card (
  number text primary key,
  member bigint not null references people.member,
  state  text not null default 'active' check (state in ('active', 'blocked', 'lost'))
);
create unique index card_active on people.card (member) where state = 'active';
create index card_of_member on people.card (member);
comment on table people.card is 'Cards by number; a member has one that works at most.';

create table people.staff (
  id    bigint generated always as identity primary key,
  name  text not null,
  email text
);
comment on table people.staff is 'People who work for the network.';

create table people.staff_role (
  staff  bigint not null references people.staff,
  role   text not null check (role in ('desk', 'driver', 'poi', 'admin', 'cataloguer')),
  unit   bigint not null references network.unit,
  period daterange not null check (not isempty(period)),
  primary key (staff, role, unit, period)
);
comment on table people.staff_role is 'What somebody may do where, for a period; a role at an organisation or the province holds for all within it.';

create table people.account (
  id            bigint generated always as identity primary key,
  login         text not null check (login = lower(login)),
  password_hash text not null,
  member        bigint unique references people.member,
  staff         bigint unique references people.staff,
  unique (login),
  check (num_nonnulls(member, staff) = 1)
);
comment on table people.account is 'How somebody signs in. The hash says itself how it was made (Argon2id, RFC 9106).';

create table people.failed_sign_in (
  login_hash bytea not null,
  at         timestamptz not null
);
create index failed_sign_in_recent on people.failed_sign_in (login_hash, at);
comment on table people.failed_sign_in is 'Wrong passwords of the last hour, by a hash of the login, so that guessing gets slow in every process.';

create table people.look (
  id     bigint generated always as identity primary key,
  staff  bigint not null references people.staff,
  member bigint not null references people.member,
  at     timestamptz not null,
  reason text not null
);
create index look_at_member on people.look (member, at);
comment on table people.look is 'Every time that staff saw a member''s data, and why.';

create view people.member_view as
  select id as member, home, category, since, until from people.member where erased_at is null;
comment on view people.member_view is 'Members for counting downstream: no name, no birthday.';
