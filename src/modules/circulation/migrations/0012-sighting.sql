-- A check-out without a network may come after the check-in of the same loan: where that was is kept for so long.

create table circulation.sighting (
  item bigint not null references catalogue.item,
  at   timestamptz not null,
  unit bigint not null,
  primary key (item, at)
);
create index sighting_by_time on circulation.sighting (at);
comment on table circulation.sighting is 'When and where an item was in the hands of staff while no loan ended with it; a check-out from before that which comes later was over by then. Names nobody; deleted after fifteen days.';
