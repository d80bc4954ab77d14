-- A branch that shuts unexpectedly moves the days on which its loans are due, and moves them back when it opens after all.

alter table circulation.loan
  add planned_day date,
  add planned_at timestamptz,
  add check ((planned_day is null) = (planned_at is null)),
  add check (planned_day is null or planned_day < due_day);
comment on column circulation.loan.planned_day is 'The due day as it was before the branch shut on it; null while it is due as planned.';
