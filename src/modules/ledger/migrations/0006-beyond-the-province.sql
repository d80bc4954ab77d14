-- What went to or came from libraries beyond the province is counted apart.

alter table ledger.item_event drop constraint item_event_scope_check;
alter table ledger.item_event add constraint item_event_scope_check
  check (scope in ('same-branch', 'same-organisation', 'other-organisation', 'other-province', 'outside'));
