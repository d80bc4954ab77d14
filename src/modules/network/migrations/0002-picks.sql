-- How much a place can pick is agreed with that place, not derived from its size.

alter table network.unit_row add column picks integer check (picks > 0);
comment on column network.unit_row.picks is 'How many items the staff can pick in a staffed day; null where nobody said, then by weight.';
