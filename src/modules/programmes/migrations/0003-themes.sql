-- Under which goal, opgave and kernfunctie a programme fell on each day, for who counts what the ledger says of it.

create view programmes.theme_view as
  select code as programme,
         daterange(lower(period), lead(lower(period)) over (partition by code order by lower(period))) as valid,
         goal, opgave, kernfunctie
    from programmes.programme;
comment on view programmes.theme_view is 'One row a programme and version: the days on which it held, and its three axes (codes of network.theme). For statistics.';
