-- When something left says when it can be there.

create or replace view transport.transit_view as
  select transit.id as transit, transit.item, transit.edition, transit.from_unit, transit.to_unit, transit.at_unit,
         transit.reason, transit.state, transit.packed_at, transit.boarded_at, transit.received_at, transit.boarded_day
    from transport.transit;
