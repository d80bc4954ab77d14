-- What a desk knows of a member beyond a name: what kind, where to write, cards with a past, blocks, notes, categories by day.

alter table people.member
  alter column birth_day drop not null,
  add column kind     text not null default 'person' check (kind in ('person', 'school', 'institution')),
  add column street   text,
  add column town     text,
  add column phone    text,
  add column at_home  boolean not null default false,
  add column history_since timestamptz,
  add check (erased_at is not null or (kind = 'person') = (birth_day is not null));
comment on column people.member.at_home is 'Comes not to the library: what is lent is brought home.';
comment on column people.member.history_since is 'Since when the member wants what they read remembered; null is not at all.';

alter table people.card
  drop constraint card_state_check,
  add constraint card_state_check check (state in ('active', 'blocked', 'lost', 'replaced')),
  add column ended_at timestamptz,
  add column next text references people.card;
comment on column people.card.next is 'The card that was given instead: an old card still leads to its member.';
create sequence people.card_number start 2900000001;

create table people.category_rule (
  code     text primary key,
  name_nl  text not null,
  name_en  text not null,
  last_age integer,
  next     text references people.category_rule deferrable initially deferred,
  check ((last_age is null) = (next is null))
);
comment on table people.category_rule is 'Kinds of membership; up to which age one holds, and which comes then.';

create table people.category_change (
  member   bigint not null references people.member,
  from_day date not null,
  category text not null,
  why      text not null check (why in ('desk', 'birthday')),
  by       bigint references people.staff,
  done     boolean not null default false,
  primary key (member, from_day)
);
create index category_change_due on people.category_change (from_day) where not done;
comment on table people.category_change is 'From which day a member has which category: the past, and what is planned.';

create table people.block (
  id        bigint generated always as identity primary key,
  member    bigint not null references people.member,
  reason    text not null check (reason in ('unpaid', 'lost-items', 'conduct', 'identity', 'address', 'other')),
  note      text not null default '',
  reach     bigint references network.unit,
  from_day  date not null,
  until     date check (until >= from_day),
  by        bigint references people.staff,
  lifted_at timestamptz,
  lifted_by bigint references people.staff
);
create index block_of_member on people.block (member) where lifted_at is null;
comment on table people.block is 'Why somebody may not borrow, at one organisation or (no reach) at all of them, up to and including a day.';

create table people.note (
  id     bigint generated always as identity primary key,
  member bigint not null references people.member,
  text   text not null check (text <> ''),
  until  date not null,
  by     bigint references people.staff,
  at     timestamptz not null
);
create index note_of_member on people.note (member);
comment on table people.note is 'What colleagues should know of a member, up to and including a day; then it is deleted.';

create table people.setting (
  organisation bigint references network.unit,
  name         text not null,
  value        integer not null,
  unique nulls not distinct (organisation, name)
);
comment on table people.setting is 'What an organisation, or the province for all (no organisation), chose instead of the usual value.';
