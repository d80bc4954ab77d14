-- Deliveries by more ways than a file; versions that say a record is gone; deliveries that undo one.

alter table intake.delivery
  add way      text not null default 'file' check (way in ('file', 'upload', 'folder', 'http', 'oai-pmh', 'sru', 'undo')),
  add by       text,
  add lists    text not null default 'changes' check (lists in ('changes', 'everything')),
  add reading  bytea,
  add encoding text,
  add mark     text,
  add repeats  bigint references intake.delivery,
  add undoes   bigint references intake.delivery,
  add undone   boolean not null default false,
  add changed  bigint not null default 0,
  add gone     bigint not null default 0,
  add missing  bigint not null default 0,
  alter sha256 drop not null,
  drop constraint delivery_state_check,
  add constraint delivery_state_check check (state in ('running', 'asks', 'done', 'failed')),
  add check (undoes is null or way = 'undo'),
  add check (not undone or state = 'done');
drop index intake.delivery_open;
create unique index delivery_open on intake.delivery (source, sha256) where state in ('running', 'failed');
create unique index delivery_harvest_open on intake.delivery (source, way) where sha256 is null and undoes is null and state in ('running', 'failed');
create unique index delivery_undo on intake.delivery (undoes) where not undone;
create index delivery_came_before on intake.delivery (source, sha256) where state = 'done';
comment on column intake.delivery.mark is 'Where a harvest goes on: the other side''s own word for it.';
comment on column intake.delivery.reading is 'SHA-256 of the profile that read it: another profile reads the same bytes differently.';

alter table intake.arrival
  add gone       boolean not null default false,
  add identifier text,
  add dated      text;
create index arrival_by_identifier on intake.arrival (source, identifier, id desc) where identifier is not null;
create index arrival_of_delivery on intake.arrival (delivery, place) where state = 'accepted';
comment on column intake.arrival.gone is 'The source says that the record is no more; the bytes are its word for it, or none.';
comment on column intake.arrival.identifier is 'What the harvest calls the record, when that is not its control number.';
comment on column intake.arrival.dated is 'Field 005: when the source last changed the record.';

create table intake.listed (
  delivery       bigint not null references intake.delivery,
  control_number text not null,
  primary key (delivery, control_number)
);
comment on table intake.listed is 'What a delivery of everything names, until it is known what it no longer names.';
