-- A wish remembers which title its reader saw: titles may turn out to be one, and part again.

alter table requests.request add column asked_edition bigint;
update requests.request set asked_edition = edition;
alter table requests.request alter column asked_edition set not null;
comment on column requests.request.asked_edition is 'The edition that was asked for. The wish follows it when it becomes part of another edition, and returns to it when the two part.';

drop index requests.request_active;
create unique index request_active on requests.request (member, asked_edition)
  where state in ('asked', 'routed', 'picked', 'on-the-van', 'ready');
create index request_by_asked_edition on requests.request (asked_edition)
  where state in ('asked', 'routed', 'picked', 'on-the-van', 'ready');
create index request_of_edition on requests.request (edition)
  where state in ('asked', 'routed', 'picked', 'on-the-van', 'ready');
