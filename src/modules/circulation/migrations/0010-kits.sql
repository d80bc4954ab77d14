-- Things that are lent as one and consist of parts: what belongs in the box, and what is missing.

create table circulation.part (
  item     bigint not null references catalogue.item,
  place    integer not null,
  name     text not null check (name <> ''),
  count    integer not null check (count > 0),
  missing  integer not null default 0 check (missing between 0 and count),
  noted_at timestamptz,
  primary key (item, name),
  check ((noted_at is null) = (missing = 0))
);
comment on table circulation.part is 'The parts of a kit in the order of counting, and how many of each are missing since when. An item without a row is a single thing.';
