-- Since when an edition is as it is now, for those who take our records and come back for what changed.

create table catalogue.given (
  edition       bigint primary key,
  changed       timestamptz,
  organisations bigint[] not null default '{}'
);
create index given_in_order on catalogue.given (changed, edition);
create index given_unsettled on catalogue.given (edition) where changed is null;
comment on table catalogue.given is 'Every edition that there ever was. A change empties the moment; it is given after the change has committed, by one at a time, so that moments and commits come in the same order. No reference: what is gone is told as gone for ever.';
comment on column catalogue.given.organisations is 'Organisations that have or had a copy: who takes one organisation''s records hears that a copy has gone.';

insert into catalogue.given (edition) select id from catalogue.edition;
