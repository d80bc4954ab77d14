-- Photos that publications show, by what they are: the same file is kept once and never changes.

create table publications.picture (
  hash     text primary key,
  type     text not null check (type in ('image/jpeg', 'image/png', 'image/webp')),
  width    integer not null check (width > 0),
  height   integer not null check (height > 0),
  bytes    bytea not null,
  added_at timestamptz not null,
  added_by bigint
);
comment on table publications.picture is 'Files of photos. `hash`: SHA-256 of the bytes; blocks name it, so a published version keeps its pictures.';
