-- Who is away for a while keeps the place in the queue, and nothing comes in between.

alter table requests.request add column paused_until date;
comment on column requests.request.paused_until is 'The first day on which the wish takes part again; a day in the past means nothing.';
