-- The book of what may be counted: appended and sealed, never changed, and without names.

-- No foreign keys on purpose: the book outlives what it counts, and writers must not queue for a unit's row.
create table ledger.item_event (
  position           bigint generated always as identity primary key,
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
  scope              text check (scope in ('same-branch', 'same-organisation', 'other-organisation')),
  quality            text not null default 'registered' check (quality in ('registered', 'estimated', 'manual')),
  correction         boolean not null default false,
  xid                bigint not null default pg_current_xact_id()::text::bigint
);
create index item_event_by_day on ledger.item_event (kind, day);
create index item_event_by_xid on ledger.item_event (xid);
comment on table ledger.item_event is 'What happened to things, with the exact time and never with a person. xid is the writing transaction: rows of unfinished ones are left out of every figure.';

create table ledger.person_event_buffer (
  kind          text not null,
  day           date not null,
  unit          bigint not null,
  organisation  bigint,
  municipality  bigint,
  material      text,
  audience      text,
  age_band      text not null,
  category      text not null,
  postcode_area text,
  pseudonym     bytea,
  amount        integer not null default 1
);
create index person_event_buffer_by_day on ledger.person_event_buffer (day);
comment on table ledger.person_event_buffer is 'What people did on days that are not closed yet. Closing a day moves its rows to the book in another order.';

create table ledger.person_event_book (
  position bigint generated always as identity primary key,
  like ledger.person_event_buffer including defaults
);
create index person_event_book_by_day on ledger.person_event_book (kind, day);
comment on table ledger.person_event_book is 'What people did, by library day: no item, no edition, no time of day, shuffled so that no order, transaction or place on disk leads to an item row.';

create table ledger.year_key (
  year         integer primary key,
  inner_pad    bytea,
  outer_pad    bytea,
  destroyed_at timestamptz,
  check ((inner_pad is null) = (destroyed_at is not null) and (inner_pad is null) = (outer_pad is null))
);
comment on table ledger.year_key is 'The key under which members become pseudonyms in one year, as the two pads of HMAC (RFC 2104). Emptied when the year''s personal data ends.';

create table ledger.seal (
  number    bigint generated always as identity primary key,
  book      text not null check (book in ('item', 'person')),
  day       date not null,
  position  bigint not null,
  horizon   bigint not null,
  rows      bigint not null,
  previous  bytea not null,
  hash      bytea not null,
  sealed_at timestamptz not null default now(),
  unique (book, day)
);
comment on table ledger.seal is 'One link a book and closed day: the hash of the rows closed that day and of the link before.';

create function ledger.xor(block bytea, mask integer) returns bytea language sql immutable as $$
  select string_agg(set_byte('\x00', 0, get_byte(block, place) # mask), '' order by place)
    from generate_series(0, length(block) - 1) as place
$$;

create function ledger.year_key_of(wanted integer) returns ledger.year_key language plpgsql as $$
declare
  found_key ledger.year_key;
  secret bytea;
begin
  select * into found_key from ledger.year_key where year = wanted;
  if not found then
    select string_agg(uuid_send(gen_random_uuid()), '') into secret from generate_series(1, 4);
    insert into ledger.year_key (year, inner_pad, outer_pad)
    values (wanted, ledger.xor(secret, 54), ledger.xor(secret, 92))
    on conflict do nothing;
    select * into found_key from ledger.year_key where year = wanted;
  end if;
  return found_key;
end $$;
comment on function ledger.year_key_of is 'The key of a year, made on first use from 488 bits of PostgreSQL''s strong random source.';

create function ledger.pseudonym(on_day date, member bigint) returns bytea language plpgsql as $$
declare
  pads ledger.year_key := ledger.year_key_of(extract(year from on_day)::integer);
begin
  return substring(sha256(pads.outer_pad || sha256(pads.inner_pad || convert_to(member::text, 'UTF8'))) for 16);
end $$;
comment on function ledger.pseudonym is 'HMAC-SHA256 of the member under the key of the year, 16 bytes; null once that key is destroyed.';

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger only grows: % on %.% is refused', lower(tg_op), tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

create function ledger.refuse_all_but_new_pseudonym() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'pseudonym' is distinct from to_jsonb(old) - 'pseudonym' then
    raise exception 'the ledger only grows: of a person row only the pseudonym can be replaced'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger only_grows before update or delete or truncate on ledger.item_event
  for each statement execute function ledger.refuse_change();
create trigger only_grows before update or delete or truncate on ledger.seal
  for each statement execute function ledger.refuse_change();
create trigger only_grows before delete or truncate on ledger.person_event_book
  for each statement execute function ledger.refuse_change();
create trigger keeps_its_facts before update on ledger.person_event_book
  for each row execute function ledger.refuse_all_but_new_pseudonym();
create trigger only_moves before truncate on ledger.person_event_buffer
  for each statement execute function ledger.refuse_change();
create trigger keeps_its_facts before update on ledger.person_event_buffer
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
