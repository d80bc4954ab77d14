-- A search and the shelf answer from their own rows: no published version is opened to say what it is called.

alter table publications.version
  add column title    text generated always as (content ->> 'title') stored,
  add column summary  text generated always as (content ->> 'summary') stored,
  add column pages    integer generated always as ((content ->> 'pages')::integer) stored,
  add column chapters integer generated always as (jsonb_array_length(content -> 'chapters')) stored;

alter table publications.passage
  add column chapter_title text,
  add column page integer;
comment on column publications.passage.page is 'The page on which its block stands.';
alter table publications.passage disable trigger never_changes;
update publications.passage
   set chapter_title = part ->> 'title', page = (piece ->> 'page')::integer
  from publications.version
 cross join lateral jsonb_array_elements(version.content -> 'chapters') as parts(part)
 cross join lateral jsonb_array_elements(part -> 'blocks') as pieces(piece)
 where version.publication = passage.publication and version.number = passage.version
   and part ->> 'slug' = passage.chapter and piece ->> 'id' = passage.block;
alter table publications.passage enable trigger never_changes;
alter table publications.passage alter column chapter_title set not null, alter column page set not null;
