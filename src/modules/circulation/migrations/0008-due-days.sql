-- Whoever must be reminded is found by the day on which their loans are due.

create index loan_due on circulation.loan (due_day, member) where returned_at is null;
