-- Who looks after a chapter while it is written.

alter table publications.chapter
  add column looked_after_by text;
comment on column publications.chapter.looked_after_by is 'Name of who writes this chapter, as colleagues know it; nobody when empty. Only for who writes: it is not published.';
