-- A round that goes another day because a branch shuts goes on its own day after all when the branch opens again.

alter table requests.request
  add column planned_on date,
  add constraint request_planned_round check (planned_on is null or (deliver_on is not null and planned_on < deliver_on));
comment on column requests.request.planned_on is 'The day of its round before the branch shut on it; null while it goes as planned, and once anybody changed that.';
