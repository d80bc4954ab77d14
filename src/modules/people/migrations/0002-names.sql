-- A member is found by every word of the name, also behind a prefix such as "van der", and also without the accents.

create function people.name_key(text) returns text
  language sql immutable parallel safe
  return trim(regexp_replace(
    lower(replace(replace(replace(
      translate(regexp_replace(normalize($1, NFKD), '[\u0300-\u036f''’‘ʼ´]+', '', 'g'), 'øØđĐłŁð', 'oOdDlLd'),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe')),
    '[^[:alnum:]]+', ' ', 'g'));
comment on function people.name_key is 'A name as it is compared: its words in small letters without marks, a blank between; an apostrophe parts nothing.';

create function people.name_query(text) returns tsquery
  language sql immutable parallel safe
  return (select string_agg('''' || word || ''':*', ' & ')::tsquery 
            from unnest(string_to_array(people.name_key($1), ' ')) as word where word <> '');
comment on function people.name_query is 'A search for names in which every word begins a word of the name; null when there is no word.';

alter table people.member
  add column name_words tsvector not null
      generated always as (array_to_tsvector(array_remove(string_to_array(people.name_key(given_name || ' ' || family_name), ' '), ''))) stored,
  add column name_order text collate "C" not null
      generated always as (people.name_key(family_name || ' ' || given_name)) stored;
comment on column people.member.name_words is 'By which a member is found.';
comment on column people.member.name_order is 'By which members are listed.';
create index member_by_word on people.member using gin (name_words) with (fastupdate = off) where erased_at is null;
create index member_by_birth_day on people.member (birth_day) where erased_at is null;
create index card_beginning on people.card (number text_pattern_ops) where state = 'active';
drop index people.member_family_name, people.member_given_name;
