-- Numbers of transactions begin low on another server. A book that was put back there from a backup would seem to come from the
-- future, and no figure would count it: so our own numbers run ahead of the server's by as much as it takes.
create table ledger.numbering (
  ahead   bigint not null check (ahead > 0),
  made_at timestamptz not null default now()
);
comment on table ledger.numbering is 'By how much our numbers of transactions run ahead of the server''s: a row each time that the book was put back on another one. The largest holds.';

create function ledger.ahead() returns bigint language sql stable as $$
  select coalesce(max(ahead), 0) from ledger.numbering
$$;
create function ledger.transaction_number() returns bigint language sql volatile as $$
  select pg_current_xact_id()::text::bigint + ledger.ahead()
$$;
comment on function ledger.transaction_number is 'The number of the current transaction in the book: higher than that of any before it, also of those on another server.';
alter table ledger.item_event alter column xid set default ledger.transaction_number();
