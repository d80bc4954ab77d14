-- Where sources are fetched from, and how often.

create table intake.supply (
  source      bigint primary key references intake.source,
  kind        text not null check (kind in ('folder', 'http', 'oai-pmh', 'sru')),
  address     text not null,
  part        text,
  form        text,
  lists       text not null check (lists in ('changes', 'everything')),
  most_gone   numeric not null check (most_gone between 0 and 1),
  every_hours integer check (every_hours > 0),
  next_at     timestamptz,
  failures    integer not null default 0,
  failure     text,
  memory      jsonb not null default '{}',
  check (failure is null or failures > 0)
);
comment on table intake.supply is 'Where a source is fetched from. Part is a set (OAI-PMH) or a query (SRU), form a metadata prefix or record schema; memory is how far the last time came.';
