-- Every plan keeps its proof, and what a place on a full list is worth until the next plan.

create table requests.plan (
  id     bigint generated always as identity primary key,
  at     timestamptz not null,
  wishes integer not null,
  routed integer not null,
  method text not null check (method in ('exact', 'auction', 'greedy')),
  cost   double precision not null,
  bound  double precision not null,
  check (bound <= cost + 0.001)
);
comment on table requests.plan is 'One row a plan of all who wait: how many got a copy, what the whole costs in patron-days, and what no plan could have gone below.';

alter table requests.weight drop constraint weight_kind_check;
alter table requests.weight add column day date;
alter table requests.weight add constraint weight_kind_check check (kind in ('price', 'miss', 'list'));
alter table requests.weight add constraint weight_day_check check ((day is not null) = (kind = 'list'));
comment on table requests.weight is 'What the choice of copies knows between two plans, counted anew each morning: from the last year the price of an organisation that lends more than it borrows (patron-days) and the share of picks at which a branch did not find the book; from the last plan what one more pick on a full list of a day is worth (patron-days).';
