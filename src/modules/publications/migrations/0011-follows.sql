-- Which publication another was begun from: last year's, of which years in the text may have to be raised.

alter table publications.publication add column follows bigint references publications.publication;
comment on column publications.publication.follows is 'The publication of the year before, whose structure this one began with.';
