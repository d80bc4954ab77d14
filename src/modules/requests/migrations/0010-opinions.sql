-- What readers think, asked once after picking up and answered without an account; and what the province wants to reach.

create table requests.opinion_day (
  day date primary key
);
comment on table requests.opinion_day is 'Days of which those who picked something up were asked what they think.';

create table requests.opinion_invitation (
  code_hash bytea primary key,
  pickup    bigint not null references network.unit,
  until     date not null
);
comment on table requests.opinion_invitation is 'Who holds the code of a message may say once what they think; the row goes with the answer. Names no member and no request.';
create index opinion_invitation_until on requests.opinion_invitation (until);

create table requests.opinion (
  id     bigint generated always as identity primary key,
  pickup bigint not null references network.unit,
  day    date not null,
  mark   integer not null check (mark between 1 and 10),
  better text not null check (better in ('nothing', 'sooner', 'messages', 'finding', 'branch', 'else'))
);
comment on table requests.opinion is 'What readers said of how a request went: a mark and what could be better. Names nobody.';
create index opinion_day_of on requests.opinion (day);

create table requests.service_target (
  valid_from     date primary key,
  satisfied_from integer not null check (satisfied_from between 1 and 10),
  satisfied      double precision not null check (satisfied > 0 and satisfied <= 1),
  mark           double precision not null check (mark between 1 and 10),
  source         text not null check (source <> '')
);
comment on table requests.service_target is 'What the province wants to reach: the share that gives at least a mark, and the mean. The latest that has begun holds.';
