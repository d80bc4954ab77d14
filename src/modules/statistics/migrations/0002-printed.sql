-- Numbers as they were printed before the ledger began, each with the page that it stood on; pages may contradict.

create table statistics.printed_series (
  code text primary key,
  body jsonb not null
);
comment on table statistics.printed_series is 'A row of old key figures: its name, its unit, and how it follows from other rows when it is a ratio.';

create table statistics.printed_value (
  series text not null references statistics.printed_series,
  year   integer not null,
  source text not null,
  body   jsonb not null,
  primary key (series, year, source)
);
comment on table statistics.printed_value is 'What one page printed for one year. Never changed: another page is another row, also when it says something else.';

create trigger never_changes before update or delete or truncate on statistics.printed_value
  for each statement execute function statistics.refuse_change();
