-- Two roles more: who fills in the figures of an organisation, and who signs what is delivered.

alter table people.staff_role drop constraint staff_role_role_check;
alter table people.staff_role add constraint staff_role_role_check
  check (role in ('desk', 'driver', 'poi', 'admin', 'cataloguer', 'figures', 'sign'));
