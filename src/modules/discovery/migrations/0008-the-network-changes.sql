-- An index also hears from the log that the network changed, so that it need not ask before every search.

create function discovery.note_network() returns trigger language plpgsql as $$
begin
  insert into discovery.change (edition) values (0);
  return null;
end $$;

create trigger note_changed after update on network.revision
  for each statement execute function discovery.note_network();

comment on table discovery.change is 'Titles whose row or copies changed, by the transaction that did it; 0 is the network. Who read up to a snapshot reads on with the transactions that were not visible in it, so that none is missed that committed late.';
