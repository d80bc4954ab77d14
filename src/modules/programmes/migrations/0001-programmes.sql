-- What a library does with people: programmes as data, activities with their meetings, who takes part, who came.

create table programmes.programme (
  code        text not null,
  version     integer not null check (version > 0),
  period      daterange not null,
  name_nl     text not null,
  name_en     text not null,
  goal        text,
  opgave      text,
  kernfunctie text,
  counts      text not null check (counts in ('meeting', 'question', 'voucher', 'location', 'school', 'delivery', 'project')),
  rule_nl     text not null,
  rule_en     text not null,
  audience    text not null check (audience in ('children', 'youth', 'adults', 'everyone', 'professionals')),
  partners    text[] not null default '{}',
  funding     text,
  collection  text,
  source      text not null,
  primary key (code, version)
);
create unique index programme_from on programmes.programme (code, lower(period));
comment on table programmes.programme is 'A programme in one version of its definition: what is counted and under which goal, opgave and kernfunctie (codes of network.theme).';

create table programmes.room (
  id         bigint generated always as identity primary key,
  unit       bigint not null references network.unit,
  name       text not null,
  seats      integer not null check (seats > 0),
  step_free  boolean not null,
  unique (unit, name)
);
comment on table programmes.room is 'Where people meet in a branch; step_free: a wheelchair can get in and round.';

create table programmes.template (
  id          bigint generated always as identity primary key,
  programme   text not null,
  title       text not null,
  description text not null,
  minutes     integer not null check (minutes between 5 and 1440),
  capacity    integer not null check (capacity >= 0),
  price_cents integer not null default 0 check (price_cents >= 0),
  language    text not null default 'nl',
  audience    text not null,
  unique (programme, title)
);
comment on table programmes.template is 'What makers begin from, so that the same activity is called the same everywhere.';

create table programmes.series (
  id    bigint generated always as identity primary key,
  title text not null
);
comment on table programmes.series is 'Activities that belong together: every week, or one in each branch.';

create table programmes.activity (
  id            bigint generated always as identity primary key,
  series        bigint references programmes.series,
  programme     text not null,
  version       integer not null,
  title         text not null,
  description   text not null,
  unit          bigint not null references network.unit,
  partner       bigint references network.unit,
  elsewhere     text,
  step_free     boolean not null,
  capacity      integer not null check (capacity >= 0),
  registration  text not null check (registration in ('needed', 'none')),
  price_cents   integer not null check (price_cents >= 0),
  language      text not null,
  audience      text not null,
  expected      integer not null default 0 check (expected >= 0),
  staff         integer not null default 1 check (staff >= 0),
  volunteers    integer not null default 0 check (volunteers >= 0),
  state         text not null check (state in ('planned', 'cancelled')),
  seats_taken   integer not null default 0,
  seats_waiting integer not null default 0 check (seats_waiting >= 0),
  source        text unique,
  made_at       timestamptz not null,
  foreign key (programme, version) references programmes.programme,
  constraint seats_are_never_oversold check (seats_taken between 0 and capacity)
);
create index activity_of_series on programmes.activity (series);
comment on table programmes.activity is 'What one registers for: one meeting, or several in a course. Seats offered from the waiting list are taken until the offer lapses.';

create table programmes.meeting (
  id        bigint generated always as identity primary key,
  activity  bigint not null references programmes.activity,
  unit      bigint not null references network.unit,
  room      bigint references programmes.room,
  starts_at timestamptz not null,
  ends_at   timestamptz not null check (ends_at > starts_at),
  day       date not null,
  state     text not null check (state in ('planned', 'held', 'cancelled')),
  revision  integer not null default 0,
  constraint a_room_is_had_once exclude using gist (
    int8range(room, room, '[]') with &&, tstzrange(starts_at, ends_at) with &&)
    where (room is not null and state <> 'cancelled')
);
create index meeting_of_activity on programmes.meeting (activity, starts_at);
create index meeting_to_come on programmes.meeting (starts_at, id) where state = 'planned';
create index meeting_of_unit on programmes.meeting (unit, starts_at) where state <> 'cancelled';
comment on table programmes.meeting is 'One time that people come together: counts as one activity (CBS). revision goes up with every move, for calendars (RFC 5545, SEQUENCE).';

create table programmes.registration (
  id            bigint generated always as identity primary key,
  activity      bigint not null references programmes.activity,
  kind          text not null check (kind in ('person', 'group', 'class')),
  name          text,
  contact       text,
  language      text not null check (language in ('nl', 'en')),
  seats         integer not null check (seats between 1 and 200),
  children      integer not null default 0 check (children between 0 and seats),
  state         text not null check (state in ('registered', 'waiting', 'offered', 'lapsed', 'cancelled', 'came', 'absent')),
  code          text not null unique,
  made_at       timestamptz not null,
  offered_until timestamptz,
  reminded_at   timestamptz,
  forgotten_at  timestamptz,
  check ((state = 'offered') = (offered_until is not null)),
  check ((forgotten_at is null) = (name is not null and contact is not null))
);
create index registration_of_activity on programmes.registration (activity, id);
create unique index registration_once on programmes.registration (activity, lower(contact), lower(name))
  where state in ('registered', 'waiting', 'offered', 'came') and forgotten_at is null;
create index registration_offered on programmes.registration (offered_until) where state = 'offered';
create index registration_named on programmes.registration (activity) where forgotten_at is null;
comment on table programmes.registration is 'Who asked for seats: a name and one contact, both dropped after the term. The code is the secret of the link.';

create table programmes.attendance (
  id           bigint generated always as identity primary key,
  meeting      bigint not null references programmes.meeting,
  registration bigint references programmes.registration,
  device       text not null,
  number       integer not null,
  came         integer not null,
  children     integer not null,
  at           timestamptz not null,
  unique (device, number),
  unique (meeting, registration)
);
create index attendance_of_meeting on programmes.attendance (meeting);
comment on table programmes.attendance is 'A tick at the door: of a registration, or of people without one. A device numbers its ticks, so one that is sent twice counts once.';

create table programmes.counted (
  meeting    bigint primary key references programmes.meeting,
  held       integer not null,
  expected   integer not null,
  registered integer not null,
  waiting    integer not null,
  came       integer not null,
  children   integer not null
);
comment on table programmes.counted is 'What the ledger has of a meeting so far; a later count writes the difference.';

create table programmes.help (
  id       bigint generated always as identity primary key,
  unit     bigint not null references network.unit,
  day      date not null,
  at       timestamptz not null,
  service  text not null,
  question text not null,
  referred text not null,
  minutes  integer not null check (minutes between 0 and 480),
  device   text not null,
  number   integer not null,
  unique (device, number)
);
create index help_of_unit on programmes.help (unit, day);
comment on table programmes.help is 'A question at the help desk: no names. Which words there are is the province''s data (programmes.json).';

create table programmes.vocabulary (
  list  text not null check (list in ('service', 'question', 'referred')),
  code  text not null,
  place integer not null,
  name_nl text not null,
  name_en text not null,
  primary key (list, code)
);
comment on table programmes.vocabulary is 'The buttons of the help desk, in the order of the national tool''s form.';
