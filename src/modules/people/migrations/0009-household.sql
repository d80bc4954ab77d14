-- Households: members who live together and let each other do some things, each by their own word.

create table people.household (
  id       bigint generated always as identity primary key,
  receiver bigint references people.member,
  begun_on date not null,
  by       bigint references people.staff
);
comment on table people.household is 'Members who live together. The receiver gets the mail of who chose that. Gone when fewer than two are left.';

create table people.housemate (
  member    bigint primary key references people.member,
  household bigint not null references people.household,
  asked_on  date not null,
  agreed_at timestamptz,
  as_child  boolean not null default false,
  sees      boolean not null default false,
  collects  boolean not null default false,
  moves     boolean not null default false,
  mail      boolean not null default false,
  check (agreed_at is not null or not (as_child or sees or collects or moves or mail))
);
create index housemate_of_household on people.housemate (household);
comment on table people.housemate is 'Who belongs to a household and what each lets the others do: see and renew their loans, collect for them, change their address along, get their mail. Without agreed_at they were only asked, and are forgotten after thirty days.';
comment on column people.housemate.as_child is 'A guardian agreed for them: that ends on the day from which nobody acts for them.';
