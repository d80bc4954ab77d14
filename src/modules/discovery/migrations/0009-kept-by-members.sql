-- What members keep for themselves: searches to come back to, and lists of titles.

create table discovery.kept_search (
  id      bigint generated always as identity primary key,
  member  bigint not null references people.member,
  name    text not null,
  address text not null,
  kept_at timestamptz not null,
  merges  bigint[] not null default '{}'
);
create index kept_search_by_member on discovery.kept_search (member);
comment on table discovery.kept_search is 'A search that a member wants to come back to: what stands in its address after the question mark.';

create table discovery.list (
  id      bigint generated always as identity primary key,
  member  bigint not null references people.member,
  name    text not null,
  made_at timestamptz not null,
  merges  bigint[] not null default '{}'
);
create index list_by_member on discovery.list (member);
comment on table discovery.list is 'A list of titles that a member keeps. Merges: by which joinings of members it came to this one.';

create table discovery.list_title (
  list     bigint not null references discovery.list on delete cascade,
  edition  bigint not null,
  added_at timestamptz not null,
  primary key (list, edition)
);
comment on table discovery.list_title is 'A title on a list, by the number under which it was put there; what became part of another title leads on to that.';
