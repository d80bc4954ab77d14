-- Which titles changed, so that an index outside the database can be as fresh as the database when a search begins.

create table discovery.change (
  xid     xid8 not null default pg_current_xact_id(),
  edition bigint not null,
  at      timestamptz not null default now()
);
create index change_by_xid on discovery.change (xid);
comment on table discovery.change is 'Titles whose row or copies changed, by the transaction that did it. Who read up to a snapshot reads on with the transactions that were not visible in it, so that none is missed that committed late.';

create table discovery.change_log (
  only_row boolean primary key default true check (only_row),
  identity uuid not null default gen_random_uuid(),
  floor    xid8 not null default pg_current_xact_id()
);
insert into discovery.change_log default values;
comment on table discovery.change_log is 'Which log this is, and the transaction before which it tells nothing any more: an index that stands before it is made anew.';

create function discovery.note_titles() returns trigger language plpgsql as $$
begin
  insert into discovery.change (edition) select distinct edition from changed;
  return null;
end $$;

create function discovery.note_copies() returns trigger language plpgsql as $$
begin
  insert into discovery.change (edition)
  select distinct item.edition from changed join catalogue.item_view as item on item.item = changed.item;
  return null;
end $$;

create function discovery.forget_changes() returns trigger language plpgsql as $$
begin
  update discovery.change_log set floor = (pg_current_xact_id()::text::bigint + 1)::text::xid8;
  return null;
end $$;

create trigger note_added after insert on discovery.title
  referencing new table as changed for each statement execute function discovery.note_titles();
create trigger note_changed after update on discovery.title
  referencing new table as changed for each statement execute function discovery.note_titles();
create trigger note_gone after delete on discovery.title
  referencing old table as changed for each statement execute function discovery.note_titles();
create trigger note_emptied after truncate on discovery.title
  for each statement execute function discovery.forget_changes();

create trigger note_added after insert on catalogue.item
  referencing new table as changed for each statement execute function discovery.note_titles();
create trigger note_changed after update on catalogue.item
  referencing new table as changed for each statement execute function discovery.note_titles();
create trigger note_left after update on catalogue.item
  referencing old table as changed for each statement execute function discovery.note_titles();
create trigger note_gone after delete on catalogue.item
  referencing old table as changed for each statement execute function discovery.note_titles();

create trigger note_added after insert on circulation.whereabouts
  referencing new table as changed for each statement execute function discovery.note_copies();
create trigger note_changed after update on circulation.whereabouts
  referencing new table as changed for each statement execute function discovery.note_copies();
create trigger note_gone after delete on circulation.whereabouts
  referencing old table as changed for each statement execute function discovery.note_copies();
