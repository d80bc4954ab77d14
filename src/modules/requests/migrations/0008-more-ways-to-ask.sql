-- Other editions that will do, one copy only, a club's many, the first of several, and whose turn it is as data.

alter table requests.request add column also bigint[] not null default '{}';
alter table requests.request add column materials text[];
alter table requests.request add column languages text[];
alter table requests.request add column only_item bigint;
alter table requests.request add column cut_in text check (cut_in <> '');
alter table requests.request add column agreement text;
alter table requests.request add constraint request_will_do check ((materials is null) = (languages is null));
create index request_also on requests.request using gin (also)
  where also <> '{}' and state in ('asked', 'routed', 'picked', 'on-the-van', 'ready', 'wrong-shelf');
create index request_under on requests.request (agreement, ready_at) where agreement is not null;
create index request_will_do on requests.request (id)
  where materials is not null and state in ('asked', 'routed', 'picked', 'on-the-van', 'ready', 'wrong-shelf');
comment on column requests.request.also is 'Other editions of the work that will do, by materials and languages, as they are known now.';
comment on column requests.request.only_item is 'The one copy that will do.';
comment on column requests.request.cut_in is 'Why staff let it go before others.';
comment on column requests.request.agreement is 'The code of the agreement under which its copy goes to another organisation.';

create table requests.bundle (
  id   bigint generated always as identity primary key,
  kind text not null check (kind in ('all', 'first'))
);
comment on table requests.bundle is 'Wishes of one member that belong together. All: a club''s many copies of one title. First: the first that comes ends the others.';
alter table requests.request add column bundle bigint references requests.bundle;
alter table requests.request add column bundle_kind text check (bundle_kind in ('all', 'first'));
alter table requests.request add constraint request_in_bundle check ((bundle is null) = (bundle_kind is null));
create index request_of_bundle on requests.request (bundle) where bundle is not null;

drop index requests.request_active;
create unique index request_active on requests.request (member, asked_edition)
  where bundle_kind is distinct from 'all' and state in ('asked', 'routed', 'picked', 'on-the-van', 'ready', 'wrong-shelf');

create table requests.queue_rule (
  id           bigint generated always as identity primary key,
  organisation bigint references network.unit,
  keys         text[] not null check (cardinality(keys) > 0),
  valid_from   date not null,
  unique nulls not distinct (organisation, valid_from)
);
comment on table requests.queue_rule is 'In which order those who wait get the copies of an organisation, or of all: the latest that has begun.';
