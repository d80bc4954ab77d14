-- A holiday is kept from a day on and may be given up, without another past.

alter table network.holiday drop constraint holiday_pkey;
alter table network.holiday add column period daterange not null default '(,)' check (not isempty(period));
create unique index holiday_once on network.holiday (unit, rule, coalesce(lower(period), '-infinity'));
comment on table network.holiday is 'A rule such as easter+1 or 12-25: shut every year of a period, for the unit and all that belongs to it.';
