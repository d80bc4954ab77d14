-- Volunteers: what they do, when they can, and how many hours it was. A name to call them by and one contact, and nothing else about them.

create table programmes.volunteer (
  id           bigint generated always as identity primary key,
  unit         bigint not null references network.unit,
  name         text,
  contact      text,
  roles        text[] not null check (cardinality(roles) > 0),
  available    text[] not null default '{}',
  since        date not null,
  until        date check (until >= since),
  forgotten_at timestamptz,
  check ((forgotten_at is null) = (name is not null and contact is not null)),
  check (forgotten_at is null or until is not null)
);
create index volunteer_of_unit on programmes.volunteer (unit);
create unique index volunteer_once on programmes.volunteer (unit, lower(contact), lower(name)) where until is null;
comment on table programmes.volunteer is 'Somebody who helps at a branch: a name to call them by and one contact, both dropped some time after the last day. available: half days such as mon-morning.';

create table programmes.volunteer_hours (
  id        bigint generated always as identity primary key,
  volunteer bigint not null references programmes.volunteer,
  role      text not null,
  meeting   bigint references programmes.meeting,
  day       date not null,
  minutes   integer not null check (minutes between 1 and 960),
  unique (volunteer, meeting)
);
create index volunteer_hours_of_day on programmes.volunteer_hours (day);
comment on table programmes.volunteer_hours is 'What a volunteer did on a day, for a meeting once. Stays when the name goes: it counts hours, not people.';
