-- Lists that programs leaf through (SRU scan): authors, subjects and the like each once, titles and words where they stand.

create table discovery.heading (
  list  text not null,
  shown text not null,
  key   text not null collate "C",
  primary key (list, shown)
);
create index heading_in_order on discovery.heading (list, key, shown);
comment on table discovery.heading is 'What an index shows, each once, as the catalogue writes it; key: its words, folded. Gathered after deliveries and each hour.';

create index title_in_order on discovery.title (title_key collate "C", edition) where length(title_key) between 1 and 200;
create index word_in_order on discovery.word (word collate "C");
