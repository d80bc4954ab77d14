-- A key is read once for all events of a year that are written together.

create function ledger.pseudonym_under(inner_pad bytea, outer_pad bytea, member bigint) returns bytea
  language sql immutable parallel safe
  return substring(sha256(outer_pad || sha256(inner_pad || convert_to(member::text, 'UTF8'))) for 16);
comment on function ledger.pseudonym_under is 'HMAC-SHA256 of the member under a key that was read already, 16 bytes; null once that key is destroyed.';

create or replace function ledger.pseudonym(on_day date, member bigint) returns bytea language plpgsql as $$
declare
  pads ledger.year_key := ledger.year_key_of(extract(year from on_day)::integer);
begin
  return ledger.pseudonym_under(pads.inner_pad, pads.outer_pad, member);
end $$;
