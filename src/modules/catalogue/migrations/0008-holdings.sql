-- Holdings that come in records of their own, as magazines have them: what is where, and which copies.

create table catalogue.holdings_record (
  id             bigint generated always as identity primary key,
  source         bigint not null,
  control_number text not null,
  title_number   text not null,
  arrival        bigint,
  places         jsonb not null,
  copies         jsonb not null,
  deleted_on     date,
  unique (source, control_number)
);
create index holdings_of_title on catalogue.holdings_record (source, title_number) where deleted_on is null;
comment on table catalogue.holdings_record is 'A holdings record of a source as it last came. It may come before its title, which it names by the number that the source gives that (MARC 21 holdings, 004): no reference.';
comment on column catalogue.holdings_record.places is 'Branch code, call number and statements of what is there, by place.';
comment on column catalogue.holdings_record.copies is 'Its copies, which come with the record of the title.';
