-- A scan takes long to read: what is read of it can be looked at while the rest is being read.

alter table publications.paper drop constraint paper_state_check;
alter table publications.paper
  add constraint paper_state_check check (state in ('waiting', 'reading', 'read', 'refused'));
comment on column publications.publication.paper is 'Of a report that came in as a PDF: how many pages it has, which were read from a picture, and which are still to be. Null for what was written here.';
