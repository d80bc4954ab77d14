-- Entries are numbered as the book is, also after both were put back on another server.
alter table statistics.entry alter column xid set default ledger.transaction_number();
