-- What is wrong or poor in the records of a source takes seconds to count in a large one, so it is counted beforehand.

create table intake.quality (
  source     bigint not null references intake.source,
  part       text not null,
  counted_at timestamptz not null,
  figures    jsonb not null,
  primary key (source, part)
);
comment on table intake.quality is 'What was counted of the records of a source, and when: a part for each module that knows something of them.';
