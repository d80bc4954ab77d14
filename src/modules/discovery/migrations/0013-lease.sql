-- A server that nobody else writes beside need not ask before every search what changed.

create unlogged sequence discovery.lease minvalue 0 start 0;
comment on sequence discovery.lease is 'Which process need not ask what changed, by the number it gave itself; 0 is none. A sequence, since what it says is the same for every transaction, whatever that sees of tables.';

create function discovery.hold_lease(process bigint, since text, is_held boolean) returns text language plpgsql as $$
declare
  holder bigint;
begin
  if is_held and (select last_value from discovery.lease) <> process then return 'ended'; end if;
  if pg_current_snapshot()::text <> since then return 'changed'; end if;
  if not pg_try_advisory_xact_lock(hashtext('discovery'), hashtext('lease')) then return 'written'; end if;
  select last_value into holder from discovery.lease;
  if holder not in (0, process) then return 'of another'; end if;
  if holder = 0 then perform setval('discovery.lease', process); end if;
  -- who wrote before the lock was had has ended by now; each expression here sees anew what has
  return case when pg_current_snapshot()::text = since then 'held' else 'changed' end;
end $$;
comment on function discovery.hold_lease is 'Lets a process search for 40 ms by what it knows, counted from before it asked: nothing changed since the snapshot, and who writes from now on is a transaction of that process, which it counts, or waits for longer first. `is_held`: whether it held before; then it hears that somebody ended that.';

create function discovery.end_lease() returns void language plpgsql as $$
declare
  holder bigint;
begin
  -- up to the end of this transaction nobody gets a lease
  perform pg_advisory_xact_lock_shared(hashtext('discovery'), hashtext('lease'));
  select last_value into holder from discovery.lease;
  if holder = 0 or holder::text = current_setting('bindwerk.process', true) then return; end if;
  perform pg_sleep(0.05);
  perform setval('discovery.lease', 0);
end $$;
comment on function discovery.end_lease is 'Called by whatever writes what searches find, before it commits: where another process holds the lease, that has run out when this returns.';

create or replace function discovery.note_titles() returns trigger language plpgsql as $$
begin
  perform discovery.end_lease();
  insert into discovery.change (edition) select distinct edition from changed;
  return null;
end $$;

create or replace function discovery.note_copies() returns trigger language plpgsql as $$
begin
  perform discovery.end_lease();
  insert into discovery.change (edition)
  select distinct item.edition from changed join catalogue.item_view as item on item.item = changed.item;
  return null;
end $$;

create or replace function discovery.forget_changes() returns trigger language plpgsql as $$
begin
  perform discovery.end_lease();
  update discovery.change_log set floor = (pg_current_xact_id()::text::bigint + 1)::text::xid8;
  return null;
end $$;

create or replace function discovery.note_network() returns trigger language plpgsql as $$
begin
  perform discovery.end_lease();
  insert into discovery.change (edition) values (0);
  return null;
end $$;
