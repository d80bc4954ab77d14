-- The office replays last month with another van, another rule or a branch closed: asked for, how far it is, what came out.

create table requests.what_if (
  id       bigint generated always as identity primary key,
  asked_at timestamptz not null,
  first    date not null,
  last     date not null,
  change   jsonb not null,
  state    text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  done     integer not null default 0 check (done >= 0),
  steps    integer not null check (steps > 0),
  outcome  jsonb,
  check ((state = 'done') = (outcome is not null)),
  check (first <= last)
);
comment on table requests.what_if is 'What-ifs of the office: which days are lived through again, with what change, and how far that is. Names nobody.';
comment on column requests.what_if.done is 'Days lived through, of both runs together; steps is how many there are.';
