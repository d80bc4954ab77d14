-- What machines write on an item (SIP 2.00, item properties): kept as it came, for the next machine that asks.

create table desk.item_property (
  item   bigint primary key,
  text   text not null check (text <> ''),
  device text not null,
  at     timestamptz not null
);
comment on table desk.item_property is 'The properties of an item as the last machine wrote them, for example how it is protected.';
