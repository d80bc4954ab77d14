-- What volunteers do is the province's own list (programmes.json).

alter table programmes.vocabulary drop constraint vocabulary_list_check;
alter table programmes.vocabulary
  add constraint vocabulary_list_check check (list in ('service', 'question', 'referred', 'volunteer-role'));
comment on table programmes.vocabulary is 'Words that are the province''s own: the buttons of the help desk, in the order of the national tool''s form, and what volunteers do.';
