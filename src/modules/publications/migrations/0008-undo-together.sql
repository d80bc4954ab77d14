-- A text that became several parts becomes one again with one undo.

alter table publications.block_change add column along jsonb not null default '{}';
comment on column publications.block_change.along is 'Blocks that came or went with this change, each with the version that it had after it: an undo takes them along, those that were changed since stay.';
