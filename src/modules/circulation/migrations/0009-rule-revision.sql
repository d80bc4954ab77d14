-- Whoever keeps the rules in memory sees by one token that none changed.

create table circulation.rule_revision (
  one   boolean primary key default true check (one),
  token uuid not null
);
comment on table circulation.rule_revision is 'One row: a token that is new with every change of the rules.';
insert into circulation.rule_revision (token) values (gen_random_uuid());

create function circulation.renew_rule_revision() returns trigger language plpgsql as $$
begin
  update circulation.rule_revision set token = gen_random_uuid();
  return null;
end $$;
create trigger renews_revision after insert or update or delete or truncate on circulation.rule
  for each statement execute function circulation.renew_rule_revision();
