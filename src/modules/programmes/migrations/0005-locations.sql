-- Places that take part in a programme (schools, childcare, help points), and BoekStart by school year, each way of counting apart.

create table programmes.location (
  code         text primary key,
  programme    text not null,
  name         text not null,
  municipality bigint not null references network.unit,
  branch       bigint references network.unit,
  period       daterange not null check (not isempty(period)),
  merged_into  text references programmes.location deferrable initially deferred,
  pupils       integer check (pupils >= 0),
  boxes        integer not null default 0 check (boxes >= 0),
  blocks       text[] not null default '{}',
  source       text not null,
  check (merged_into is null or upper(period) is not null)
);
create index location_of_programme on programmes.location (programme, municipality);
comment on table programmes.location is 'A school, childcare place or help point with an agreement, for as long as it holds; pupils or child places, boxes of books, and the building blocks it uses. A school that merged ends the day before.';

create table programmes.monitor (
  location    text not null references programmes.location,
  school_year integer not null,
  who         text not null check (who in ('pupils', 'teachers', 'consultant')),
  finished    integer not null check (finished >= 0),
  source      text not null,
  primary key (location, school_year, who)
);
comment on table programmes.monitor is 'Questionnaires of the dBos monitor that were finished; a school counts with one. school_year is the year in which it begins.';

create table programmes.boekstart (
  municipality bigint not null references network.unit,
  school_year  integer not null,
  way          text not null check (way in ('vouchers-sent', 'vouchers-returned', 'cases-ordered', 'cases-handed', 'new-members')),
  amount       integer not null check (amount >= 0),
  quality      text not null check (quality in ('registered', 'estimated', 'manual')),
  source       text not null,
  primary key (municipality, school_year, way)
);
comment on table programmes.boekstart is 'BoekStart by school year (1 September to 31 August). Ways of counting are never added up: libraries count differently.';
