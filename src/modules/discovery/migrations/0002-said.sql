-- A record that comes again mostly says what it said before; its words need not be taken apart anew then.

alter table discovery.title add column said bigint;
comment on column discovery.title.said is 'Hash of everything that the words and keys of this row were made of; null makes them anew.';
