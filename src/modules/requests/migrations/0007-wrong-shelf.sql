-- Something may lie on the hold shelf of another branch than where it will be fetched; and a wish may be worth nothing after a day.

alter table requests.request add column shelf bigint references network.unit;
update requests.request set shelf = pickup where shelved;
alter table requests.request drop column shelved;
create index request_on_shelf on requests.request (shelf) where shelf is not null;
comment on column requests.request.shelf is 'On the hold shelf of which branch the item lies, also when the wish is over; empty when on none.';

alter table requests.request add column not_after date;
comment on column requests.request.not_after is 'The last day on which its reader can use it; nothing comes later.';

alter table requests.request drop constraint request_state_check;
alter table requests.request add constraint request_state_check check (state in (
  'asked', 'routed', 'picked', 'on-the-van', 'ready', 'wrong-shelf', 'lent', 'returned', 'home', 'withdrawn', 'expired', 'unfilled'));
alter table requests.request drop constraint request_check1;
alter table requests.request add constraint request_has_item check (
  item is not null or state in ('asked', 'withdrawn', 'expired', 'unfilled'));
alter table requests.request add constraint request_lies_ready check (
  state <> 'ready' or (shelf = pickup and ready_at is not null and shelf_until is not null));
alter table requests.request add constraint request_lies_elsewhere check (
  state <> 'wrong-shelf' or (shelf <> pickup and ready_at is not null and shelf_until is not null));

drop index requests.request_active;
create unique index request_active on requests.request (member, asked_edition)
  where state in ('asked', 'routed', 'picked', 'on-the-van', 'ready', 'wrong-shelf');
drop index requests.request_captured;
create unique index request_captured on requests.request (item)
  where state in ('routed', 'picked', 'on-the-van', 'ready', 'wrong-shelf');
drop index requests.request_by_asked_edition;
create index request_by_asked_edition on requests.request (asked_edition)
  where state in ('asked', 'routed', 'picked', 'on-the-van', 'ready', 'wrong-shelf');
drop index requests.request_of_edition;
create index request_of_edition on requests.request (edition)
  where state in ('asked', 'routed', 'picked', 'on-the-van', 'ready', 'wrong-shelf');
create index request_not_after on requests.request (not_after)
  where not_after is not null and state in ('asked', 'routed', 'picked', 'on-the-van', 'ready', 'wrong-shelf');
comment on table requests.request is 'One wish of one member for one edition. The member stands here until the item comes back, or a month after a wish that ended otherwise.';
