-- Records that are written here, by cataloguers, and come from nowhere else.

alter table intake.source add written_here boolean not null default false;
comment on column intake.source.written_here is 'Its records are written here by hand; no delivery overwrites them.';

alter table intake.delivery drop constraint delivery_way_check;
alter table intake.delivery add constraint delivery_way_check
  check (way in ('file', 'upload', 'folder', 'http', 'oai-pmh', 'sru', 'undo', 'hand'));
