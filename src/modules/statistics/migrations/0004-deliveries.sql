-- What is delivered to whom by when, the forms that are filled for it, and what was signed: kept for ever.

create table statistics.questionnaire (
  code      text not null,
  version   integer not null check (version > 0),
  body      jsonb not null,
  loaded_by text not null,
  loaded_at timestamptz not null,
  primary key (code, version)
);
comment on table statistics.questionnaire is 'Lists of questions as data. A version is never changed, only followed by another.';
create trigger never_changes before update or delete or truncate on statistics.questionnaire
  for each statement execute function statistics.refuse_change();

create table statistics.delivery_plan (
  code text primary key,
  body jsonb not null
);
comment on table statistics.delivery_plan is 'The calendar: who delivers which questionnaires to whom, from when until when. Comes from the province''s folder.';

create table statistics.form (
  id            bigint generated always as identity primary key,
  plan          text not null,
  questionnaire text not null,
  version       integer not null,
  year          integer not null,
  unit          bigint not null,
  state         text not null check (state in ('open', 'ready', 'frozen')),
  due           date not null,
  opened_at     timestamptz not null,
  foreign key (questionnaire, version) references statistics.questionnaire,
  unique (questionnaire, year, unit)
);
comment on table statistics.form is 'One questionnaire of one deliverer about one year.';

create table statistics.answer (
  id          bigint generated always as identity primary key,
  form        bigint not null references statistics.form,
  cell        text not null,
  value       double precision,
  absence     text check (absence in ('unknown', 'not-applicable', 'confidential')),
  status      text not null check (status in ('registered', 'estimated', 'imputed', 'provisional', 'final')),
  source      text not null check (source in ('figure', 'hand')),
  definition  text,
  version     integer,
  position    jsonb,
  comment     text check (comment <> ''),
  answered_by text not null,
  staff       bigint,
  answered_at timestamptz not null,
  follows     bigint unique references statistics.answer,
  check ((value is null) = (absence is not null)),
  check ((source = 'figure') = (position is not null))
);
create unique index answer_first on statistics.answer (form, cell) where follows is null;
create index answer_of_form on statistics.answer (form, cell, id);
comment on table statistics.answer is 'What a cell held, each answer following the one before. From a figure: with its definition and place in the ledger.';
create trigger never_changes before update or delete or truncate on statistics.answer
  for each statement execute function statistics.refuse_change();

create table statistics.assignment (
  form        bigint not null references statistics.form,
  section     text not null,
  staff       bigint not null,
  name        text not null,
  assigned_by text not null,
  assigned_at timestamptz not null,
  primary key (form, section)
);
comment on table statistics.assignment is 'Who of the staff fills which section of a form.';

create table statistics.explanation (
  id           bigint generated always as identity primary key,
  form         bigint not null references statistics.form,
  rule         text not null,
  cell         text not null,
  words        text not null check (words <> ''),
  explained_by text not null,
  explained_at timestamptz not null
);
create index explanation_of_form on statistics.explanation (form);
comment on table statistics.explanation is 'Why a cell stands as it does although a check asks about it; shown again the next year.';
create trigger never_changes before update or delete or truncate on statistics.explanation
  for each statement execute function statistics.refuse_change();

create table statistics.form_step (
  id       bigint generated always as identity primary key,
  form     bigint not null references statistics.form,
  verb     text not null,
  to_state text not null,
  done_by  text not null,
  staff    bigint,
  reason   text,
  at       timestamptz not null
);
create index form_step_of_form on statistics.form_step (form);
comment on table statistics.form_step is 'The life of a form: who offered, signed, sent back or reopened it.';
create trigger never_changes before update or delete or truncate on statistics.form_step
  for each statement execute function statistics.refuse_change();

create table statistics.submission (
  form      bigint not null references statistics.form,
  number    integer not null check (number > 0),
  body      jsonb not null,
  hash      text not null,
  signed_by text not null,
  signed_at timestamptz not null,
  primary key (form, number)
);
comment on table statistics.submission is 'What was delivered, as it was: every cell, with the hash on the receipt. Reopening and signing again makes another number.';
create trigger never_changes before update or delete or truncate on statistics.submission
  for each statement execute function statistics.refuse_change();
