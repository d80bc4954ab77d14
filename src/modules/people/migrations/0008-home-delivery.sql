-- Books are brought home to whom that was agreed with: from which branch, by whom, on which day of the week, until when.

create table people.home_delivery (
  member   bigint primary key references people.member,
  branch   bigint not null references network.unit,
  carrier  text not null check (carrier in ('volunteer', 'branch')),
  weekday  integer not null check (weekday between 1 and 7),
  reason   text not null check (length(reason) between 1 and 100),
  from_day date not null,
  until    date check (until >= from_day)
);
comment on table people.home_delivery is 'To whom a branch brings what they borrow, by whom and on which day of the week (1 is Monday), up to and including a day. The row goes when that has passed: why somebody stays in is nobody''s business later.';

-- whom the desk had noted down as not coming goes on; the day is still to be agreed
insert into people.home_delivery (member, branch, carrier, weekday, reason, from_day)
select id, home, 'branch', 4, 'Dag nog afspreken', current_date from people.member where at_home and erased_at is null;

alter table people.member drop column at_home;
