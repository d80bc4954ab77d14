-- What changes often about a title stands apart from its words: a row with words is written anew whole, with each word in its index.

create table discovery.standing (
  edition bigint primary key references discovery.title on delete cascade,
  copies  integer not null,
  loans   integer not null default 0,
  added   date
) with (fillfactor = 80);
insert into discovery.standing select edition, copies, loans, added from discovery.title;
comment on table discovery.standing is 'By what titles are ordered that are found alike. Loans: those of the year before, counted each night.';
create index standing_by_arrival on discovery.standing (added desc nulls last, edition desc);

drop index discovery.title_by_arrival;
alter table discovery.title drop column copies, drop column loans, drop column added;
comment on table discovery.title is 'An edition as a search sees it. Words: stems, title A, author and series B, subjects and genre C, the rest and ISBNs D; of A and B also as written. Where copies stand is read from circulation at the moment of the search.';

create view discovery.title_view as
select title.*, standing.copies, standing.loans, standing.added
  from discovery.title
  join discovery.standing on standing.edition = title.edition;

-- It comes and goes with its title, which is noted already.
create trigger note_changed after update on discovery.standing
  referencing new table as changed for each statement execute function discovery.note_titles();
