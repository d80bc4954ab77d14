-- Whom an activity is for in the first place: everybody, or people who work in libraries. What staff do among themselves never stands in the public agenda.

alter table programmes.activity add column open_to text not null default 'public' check (open_to in ('public', 'staff'));
alter table programmes.template add column open_to text not null default 'public' check (open_to in ('public', 'staff'));
-- Until now an audience of professionals was the only way to say so.
update programmes.activity set open_to = 'staff' where audience = 'professionals';
update programmes.template set open_to = 'staff' where audience = 'professionals';
create index activity_for_staff on programmes.activity (id) where open_to = 'staff';
comment on column programmes.activity.open_to is 'public: in the agenda for everybody; staff: only seen, and registered for, by who works in a library.';
