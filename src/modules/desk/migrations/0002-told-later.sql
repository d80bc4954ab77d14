-- A scan has its own time and the time at which we heard of it: what was scanned without a network comes later.

alter table desk.scan add column told timestamptz, add column settled timestamptz;
update desk.scan set told = at;
alter table desk.scan
  alter column told set not null,
  add column late boolean not null generated always as (told - at > interval '1 minute') stored;
create index scan_unsettled on desk.scan (unit, at) where late and settled is null;
comment on column desk.scan.told is 'When we heard of it. Later than at when the network was away.';
comment on column desk.scan.settled is 'When somebody did what such a late scan still asked for.';
