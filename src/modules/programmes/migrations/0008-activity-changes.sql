-- What was changed about an activity after it was made known: by whom, when, from what into what.

create table programmes.activity_change (
  id       bigint generated always as identity primary key,
  activity bigint not null references programmes.activity,
  field    text not null check (field in ('title', 'description', 'capacity', 'price', 'step-free', 'elsewhere', 'unit')),
  before   text not null,
  after    text not null,
  staff    bigint,
  at       timestamptz not null
);
create index activity_change_of_activity on programmes.activity_change (activity, id);
create function programmes.activity_changes_stay() returns trigger language plpgsql as $$
begin
  raise exception 'changes of an activity are never changed';
end $$;
create trigger activity_changes_stay before update or delete on programmes.activity_change
  for each row execute function programmes.activity_changes_stay();
comment on table programmes.activity_change is 'Every change of an activity, never changed itself. unit holds the number of a branch, price cents, step-free true or false.';
