-- A promise that slips day by day is measured from the day that the member last heard.

alter table requests.request add column told date;
update requests.request set told = promised where state in ('routed', 'picked', 'on-the-van', 'asked');
comment on column requests.request.told is 'The day that the member last heard of: when asking, or in a message that it will be later.';
