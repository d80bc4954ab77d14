-- What a desk scanned and what it was told, for a day: so that a scan that comes twice happens once.

create table desk.scan (
  device  text not null check (device <> ''),
  number  bigint not null,
  unit    bigint not null references network.unit,
  code    text not null,
  at      timestamptz not null,
  repeats boolean not null,
  answer  jsonb not null,
  primary key (device, number)
);
create index scan_by_time on desk.scan (at);
comment on table desk.scan is 'Each scan of a device with its answer; scanned again under its number it gets the same answer. Repeats: the code of the scan before, within seconds. Forgotten within two days, so that nobody can read here who borrowed what.';

create table desk.session (
  device text primary key,
  unit   bigint not null references network.unit,
  member bigint not null references people.member on delete cascade,
  at     timestamptz not null
);
comment on table desk.session is 'Whose card a device read last: the items that follow are lent to them, until they are done or some minutes passed.';
