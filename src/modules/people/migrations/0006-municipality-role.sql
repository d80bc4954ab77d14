-- One role more: who chooses for a municipality what its libraries do.

alter table people.staff_role drop constraint staff_role_role_check;
alter table people.staff_role add constraint staff_role_role_check
  check (role in ('desk', 'driver', 'poi', 'admin', 'cataloguer', 'figures', 'sign', 'municipality'));
