-- The driver hands something over before the desk takes it in: brought is not yet received.

alter table transport.transit
  drop constraint transit_state_check,
  add constraint transit_state_check check (state in ('packed', 'on-van', 'delivered', 'received', 'cancelled')),
  add constraint transit_delivered_check check (state <> 'delivered' or at_unit = to_unit);
drop index transport.transit_open, transport.transit_coming;
create unique index transit_open on transport.transit (item) where state in ('packed', 'on-van', 'delivered');
create index transit_coming on transport.transit (to_unit) where state in ('packed', 'on-van', 'delivered');
