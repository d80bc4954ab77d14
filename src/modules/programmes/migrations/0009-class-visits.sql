-- A class that registers can say from which school it comes, so that visits can be counted by school.

alter table programmes.registration
  add column location text references programmes.location,
  add constraint only_a_class_has_a_school check (location is null or kind = 'class');
create index registration_of_location on programmes.registration (location) where location is not null;
comment on column programmes.registration.location is 'The school of a class as it was called then; who merged since is followed when counting.';
