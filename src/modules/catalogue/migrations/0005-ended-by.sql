-- Taking a change back brings back what it had put an end to.

alter table catalogue.said_of_records add column ended_by bigint references catalogue.change;
create index said_ended_by on catalogue.said_of_records (ended_by) where ended_by is not null;
create index said_by_change on catalogue.said_of_records (change);
comment on column catalogue.said_of_records.ended_by is 'The change that said otherwise; none when its own change was undone.';
