-- A phone numbers its forms by the moment, in microseconds; a tally that was a slip is taken back and stays to be seen.

alter table programmes.help alter column number type bigint;
alter table programmes.attendance alter column number type bigint;
alter table programmes.help add column taken_back_at timestamptz;
comment on column programmes.help.number is 'By which the desk knows a form again that comes twice: a count or a moment in microseconds.';
