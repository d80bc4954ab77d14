-- Lists that programs leaf through are gathered only when titles changed since the last time.

alter table discovery.vocabulary add column headings_stale boolean not null default true;
comment on table discovery.vocabulary is 'Whether titles changed since the words, and since the lists of headings, were last gathered.';
