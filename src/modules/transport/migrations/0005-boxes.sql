-- A class set goes to a school as one box: filled by scanning, lent for a term, checked in with what is missing told.

create table transport.box (
  id   bigint generated always as identity primary key,
  code text not null unique check (code <> ''),
  name text not null check (name <> ''),
  home bigint not null references network.unit
);
create index box_of_home on transport.box (home);
comment on table transport.box is 'A set of copies that goes to a school as one. Its code is the label of the crate that it travels as; which school has it is told by the loans of what is in it.';

create table transport.box_item (
  item bigint primary key references catalogue.item,
  box  bigint not null references transport.box
);
create index box_item_of_box on transport.box_item (box);
comment on table transport.box_item is 'What belongs in a box; a copy belongs in one at most.';
