-- What municipalities choose from the offer of libraries and the provincial office, with every change during the year.

create table programmes.offer (
  code       text not null,
  from_day   date not null,
  programme  text not null,
  provider   bigint not null references network.unit,
  name_nl    text not null,
  name_en    text not null,
  each       text not null check (each in ('meeting', 'question', 'location', 'year')),
  people     integer not null check (people >= 0),
  cents      integer not null check (cents >= 0),
  source     text not null,
  primary key (code, from_day)
);
comment on table programmes.offer is 'What a municipality can choose: a programme, by whom, what one costs and how many people one is meant to reach, from a day on.';

create table programmes.plan (
  municipality bigint not null references network.unit,
  year         integer not null check (year between 2000 and 2100),
  state        text not null check (state in ('draft', 'requested', 'agreed')),
  primary key (municipality, year)
);
comment on table programmes.plan is 'A municipality''s choice for a year: made, asked for with its budget, agreed.';

create table programmes.plan_step (
  id           bigint generated always as identity primary key,
  municipality bigint not null,
  year         integer not null,
  verb         text not null check (verb in ('choose', 'request', 'agree', 'reopen')),
  offer        text,
  amount       integer check (amount between 0 and 10000),
  cents        integer,
  reason       text not null,
  side         text not null check (side in ('municipality', 'provider', 'system')),
  staff        bigint,
  at           timestamptz not null,
  foreign key (municipality, year) references programmes.plan,
  check ((verb = 'choose') = (offer is not null and amount is not null and cents is not null))
);
create index plan_step_of_plan on programmes.plan_step (municipality, year, id);
create function programmes.plan_steps_stay() returns trigger language plpgsql as $$
begin
  raise exception 'steps of a plan are never changed';
end $$;
create trigger plan_steps_stay before update or delete on programmes.plan_step
  for each row execute function programmes.plan_steps_stay();
comment on table programmes.plan_step is 'Every step of a plan, never changed: the newest step of an offer is what stands, at the price of that moment.';
