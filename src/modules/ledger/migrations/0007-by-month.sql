-- The book is kept by month of the library day: who asks about a period reads its months only, and what is old lies still.

drop view ledger.item_event_view;
drop view ledger.person_event_view;
alter table ledger.item_event rename to item_event_whole;
alter sequence ledger.item_event_position_seq rename to item_event_whole_position_seq;
alter table ledger.person_event_book rename to person_event_book_whole;
alter sequence ledger.person_event_book_position_seq rename to person_event_book_whole_position_seq;

create table ledger.item_event (
  position           bigint generated always as identity,
  kind               text not null,
  at                 timestamptz not null,
  recorded_at        timestamptz not null default now(),
  day                date not null,
  unit               bigint not null,
  organisation       bigint,
  municipality       bigint,
  other_unit         bigint,
  other_organisation bigint,
  item               bigint,
  edition            bigint,
  material           text,
  audience           text,
  amount             integer not null default 1,
  days               integer,
  scope              text constraint item_event_scope_is_known
                     check (scope in ('same-branch', 'same-organisation', 'other-organisation', 'other-province', 'outside')),
  quality            text not null default 'registered' constraint item_event_quality_is_known
                     check (quality in ('registered', 'estimated', 'manual')),
  correction         boolean not null default false,
  xid                bigint not null default ledger.transaction_number()
) partition by range (day);
comment on table ledger.item_event is 'What happened to things, with the exact time and never with a person; a part a month of the day. xid is the writing transaction: rows of unfinished ones are left out of every figure.';

create table ledger.person_event_book (
  position bigint generated always as identity,
  like ledger.person_event_buffer including defaults
) partition by range (day);
comment on table ledger.person_event_book is 'What people did, by library day, a part a month: no item, no edition, no time of day, shuffled so that no order, transaction or place on disk leads to an item row.';

-- There is no part for all other days on purpose: what fell into it would be in no month. A row of a month that is not there is refused.

create function ledger.guard_months() returns void language plpgsql as $$
declare
  part regclass;
begin
  for part in
    select inhrelid::regclass from pg_inherits
     where inhparent in ('ledger.item_event'::regclass, 'ledger.person_event_book'::regclass)
       and not exists (select from pg_trigger where tgrelid = inhrelid and tgname = 'is_never_emptied')
  loop
    execute format('create trigger is_never_emptied before truncate on %s for each statement execute function ledger.refuse_change()', part);
  end loop;
end $$;
comment on function ledger.guard_months is 'Months cannot be emptied by themselves either: PostgreSQL hands on a trigger about rows to new parts, not one about truncate.';

create function ledger.make_month(month date) returns void language plpgsql as $$
declare
  book text;
  part text;
begin
  -- One at a time; a month that somebody else made meanwhile is there.
  perform pg_advisory_xact_lock(hashtext('ledger.month'));
  foreach book in array array['item_event', 'person_event_book'] loop
    part := format('ledger.%I', book || to_char(month, '_YYYY_MM'));
    if to_regclass(part) is null then
      -- Made apart and then attached, which lets others read and write meanwhile.
      execute format('create table %s (like ledger.%I including defaults including constraints)', part, book);
      execute format('alter table ledger.%I attach partition %s for values from (%L) to (%L)',
                     book, part, month, (month + interval '1 month')::date);
    end if;
  end loop;
  perform ledger.guard_months();
end $$;
comment on function ledger.make_month is 'Makes room in both books for the month that begins on a day.';

create function ledger.make_months(days date[]) returns void language plpgsql as $$
declare
  month date;
begin
  for month in select distinct date_trunc('month', day)::date from unnest(days) as day loop
    if to_regclass('ledger.item_event' || to_char(month, '_YYYY_MM')) is null then
      perform ledger.make_month(month);
    end if;
  end loop;
end $$;
comment on function ledger.make_months is 'Makes room for the months of some days, where there is none yet. Called before rows of these days are written.';

-- What is there already: months first, then rows as they lie, then indexes, which is the fastest way in.
set local synchronize_seqscans = off;
set local maintenance_work_mem = '256MB';
select ledger.make_months(coalesce(array_agg(distinct day), '{}'))
  from (select distinct date_trunc('month', day)::date as day from ledger.item_event_whole
         union select distinct date_trunc('month', day)::date from ledger.person_event_book_whole
         union select distinct date_trunc('month', day)::date from ledger.person_event_buffer) as known;
insert into ledger.item_event
  (position, kind, at, recorded_at, day, unit, organisation, municipality, other_unit, other_organisation, item, edition, material,
   audience, amount, days, scope, quality, correction, xid) overriding system value
select position, kind, at, recorded_at, day, unit, organisation, municipality, other_unit, other_organisation, item, edition, material,
       audience, amount, days, scope, quality, correction, xid
  from ledger.item_event_whole;
insert into ledger.person_event_book
  (position, kind, day, unit, organisation, municipality, material, audience, age_band, category, postcode_area, pseudonym, amount)
  overriding system value
select position, kind, day, unit, organisation, municipality, material, audience, age_band, category, postcode_area, pseudonym, amount
  from ledger.person_event_book_whole;
select setval('ledger.item_event_position_seq', last_value, is_called) from ledger.item_event_whole_position_seq;
select setval('ledger.person_event_book_position_seq', last_value, is_called) from ledger.person_event_book_whole_position_seq;
drop table ledger.item_event_whole, ledger.person_event_book_whole;

-- Rows come in the order of their places and transactions, near enough: a summary of every few pages finds them, at a thousandth of
-- the size of a full index.
create index item_event_by_day on ledger.item_event (kind, day);
create index item_event_by_place on ledger.item_event using brin (position, xid) with (pages_per_range = 16, autosummarize = on);
create index person_event_book_by_day on ledger.person_event_book (kind, day);
create index person_event_book_by_place on ledger.person_event_book using brin (position) with (pages_per_range = 16, autosummarize = on);

create trigger only_grows before update or delete or truncate on ledger.item_event
  for each statement execute function ledger.refuse_change();
create trigger months_only_grow before update or delete on ledger.item_event
  for each row execute function ledger.refuse_change();
create trigger only_grows before delete or truncate on ledger.person_event_book
  for each statement execute function ledger.refuse_change();
create trigger months_only_grow before delete on ledger.person_event_book
  for each row execute function ledger.refuse_change();
create trigger keeps_its_facts before update on ledger.person_event_book
  for each row execute function ledger.refuse_all_but_new_pseudonym();

create view ledger.item_event_view as
  select position, kind, at, recorded_at, day, unit, organisation, municipality, other_unit, other_organisation,
         item, edition, material, audience, amount, days, scope, quality, correction, xid
    from ledger.item_event;
comment on view ledger.item_event_view is 'Item events for readers downstream.';

create view ledger.person_event_view as
  select position, kind, day, unit, organisation, municipality, material, audience, age_band, category, postcode_area,
         pseudonym, amount
    from ledger.person_event_book
   union all
  select null, kind, day, unit, organisation, municipality, material, audience, age_band, category, postcode_area,
         pseudonym, amount
    from ledger.person_event_buffer;
comment on view ledger.person_event_view is 'Person events for readers downstream; those of open days have no position yet.';
analyze ledger.item_event, ledger.person_event_book;
