-- Tables that anybody may have: as they were published, small numbers hidden.

create table statistics.open_table (
  code         text not null,
  year         integer not null,
  number       integer not null check (number > 0),
  body         jsonb not null,
  published_by text not null,
  published_at timestamptz not null,
  primary key (code, year, number)
);
comment on table statistics.open_table is 'Published tables, small numbers and what would give them away taken out before they are stored. A later number replaces an earlier one; both stay.';
create trigger never_changes before update or delete or truncate on statistics.open_table
  for each statement execute function statistics.refuse_change();
