-- A place that ends often goes on in another one: what it had goes there.

alter table network.unit
  add column heir bigint references network.unit,
  add constraint unit_not_its_own_heir check (heir <> id);
comment on column network.unit.heir is 'Where its copies, members and requests go once its last day has passed; empty while it has no end, or when it simply ends.';
