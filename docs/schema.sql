-- Every table of Bindwerk as PostgreSQL sees it, made by `npm run schema`; a test fails when it is stale.

table platform.mark -- What this database is, said once: whether its people are invented (demo), and from which seed.
  name text not null
  content jsonb not null
  mark_pkey PRIMARY KEY (name)

table platform.migration
  owner text not null
  file text not null
  hash text not null
  ran_at timestamp with time zone not null default now()
  migration_pkey PRIMARY KEY (owner, file)

table platform.outbox -- Facts that an after reaction has not finished with; a row goes when its reaction commits.
  id bigint not null identity
  subscriber text not null
  kind text not null
  subject text not null
  fact jsonb not null
  tries integer not null default 0
  next_try_at timestamp with time zone not null default '-infinity'::timestamp with time zone
  error text
  outbox_pkey PRIMARY KEY (id)
  INDEX outbox_in_order ON platform.outbox USING btree (subscriber, subject, id)

table platform.session -- Signed-in visitors. The key is the SHA-256 of the cookie, so a copy of this table signs nobody in.
  key text not null
  content jsonb not null
  expires_at timestamp with time zone not null
  session_pkey PRIMARY KEY (key)
  INDEX session_expiry ON platform.session USING btree (expires_at)

table network.agreement -- What organisations promised each other, for a period.
  id bigint not null identity
  code text not null
  period daterange not null
  parties bigint[] not null
  terms jsonb not null
  source text not null
  agreement_parties_check CHECK ((cardinality(parties) > 1))
  agreement_period_check CHECK ((NOT isempty(period)))
  agreement_pkey PRIMARY KEY (id)
  UNIQUE INDEX agreement_once ON network.agreement USING btree (code, lower(period))
  TRIGGER renews_revision AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON network.agreement FOR EACH STATEMENT EXECUTE FUNCTION network.renew_revision()

table network.closing -- A day on which a unit, and all that belongs to it, is shut.
  unit bigint not null
  day date not null
  reason text not null
  closing_pkey PRIMARY KEY (unit, day)
  closing_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  TRIGGER renews_revision AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON network.closing FOR EACH STATEMENT EXECUTE FUNCTION network.renew_revision()

table network.holiday -- A rule such as easter+1 or 12-25: shut every year of a period, for the unit and all that belongs to it.
  unit bigint not null
  rule text not null
  name_nl text not null
  name_en text not null
  period daterange not null default '(,)'::daterange
  holiday_period_check CHECK ((NOT isempty(period)))
  holiday_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  UNIQUE INDEX holiday_once ON network.holiday USING btree (unit, rule, COALESCE(lower(period), '-infinity'::date))
  TRIGGER renews_revision AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON network.holiday FOR EACH STATEMENT EXECUTE FUNCTION network.renew_revision()

table network.hours -- When a unit is open in an ordinary week, 1 is Monday, by its own wall clock; two pieces of a day never overlap.
  id bigint not null identity
  unit bigint not null
  period daterange not null
  weekday integer not null
  opens time without time zone not null
  closes time without time zone not null
  staffed boolean not null
  hours_check CHECK ((closes > opens))
  hours_int8range_int4range_period_clock_range_excl EXCLUDE USING gist (int8range(unit, unit, '[]'::text) WITH &&, int4range(weekday, weekday, '[]'::text) WITH &&, period WITH &&, network.clock_range(opens, closes) WITH &&)
  hours_period_check CHECK (((NOT isempty(period)) AND (NOT lower_inf(period))))
  hours_pkey PRIMARY KEY (id)
  hours_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
  TRIGGER renews_revision AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON network.hours FOR EACH STATEMENT EXECUTE FUNCTION network.renew_revision()

table network.place_kind -- A definition of what kind of place a branch is, by its staffed hours a week; the first rule that fits decides.
  version text not null
  period daterange not null
  preferred boolean not null default false
  rules jsonb not null
  source text not null
  place_kind_code_range_period_excl EXCLUDE USING gist (network.code_range(version, version, '[]'::text) WITH &&, period WITH &&)
  place_kind_period_check CHECK ((NOT isempty(period)))
  TRIGGER renews_revision AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON network.place_kind FOR EACH STATEMENT EXECUTE FUNCTION network.renew_revision()

table network.revision -- One row: a token that is new after every change, so that a cached network knows when it is old.
  only_row boolean not null default true
  token uuid not null default gen_random_uuid()
  revision_only_row_check CHECK (only_row)
  revision_pkey PRIMARY KEY (only_row)
  TRIGGER note_changed AFTER UPDATE ON network.revision FOR EACH STATEMENT EXECUTE FUNCTION discovery.note_network()

table network.tariff -- An amount in euro cents for a period; a row with a unit goes before one for all.
  id bigint not null identity
  code text not null
  period daterange not null
  unit bigint
  payer text not null
  cents integer not null
  basis text not null
  source text not null
  tariff_cents_check CHECK ((cents >= 0))
  tariff_code_range_int8range_period_excl EXCLUDE USING gist (network.code_range(code, code, '[]'::text) WITH &&, int8range(COALESCE(unit, (0)::bigint), COALESCE(unit, (0)::bigint), '[]'::text) WITH &&, period WITH &&)
  tariff_payer_check CHECK ((payer = ANY (ARRAY['member'::text, 'requesting-library'::text, 'supplying-library'::text])))
  tariff_period_check CHECK ((NOT isempty(period)))
  tariff_pkey PRIMARY KEY (id)
  tariff_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  TRIGGER renews_revision AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON network.tariff FOR EACH STATEMENT EXECUTE FUNCTION network.renew_revision()

table network.theme -- Statutory tasks, goals, national opgaven and the five functions of the law: four axes that other modules tag with.
  axis text not null
  code text not null
  period daterange not null
  name_nl text not null
  name_en text not null
  place integer not null
  source text not null
  theme_axis_check CHECK ((axis = ANY (ARRAY['task'::text, 'goal'::text, 'opgave'::text, 'kernfunctie'::text])))
  theme_code_range_code_range1_period_excl EXCLUDE USING gist (network.code_range(axis, axis, '[]'::text) WITH &&, network.code_range(code, code, '[]'::text) WITH &&, period WITH &&)
  theme_period_check CHECK ((NOT isempty(period)))
  TRIGGER renews_revision AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON network.theme FOR EACH STATEMENT EXECUTE FUNCTION network.renew_revision()

table network.unit -- A place or party with a code for ever; what it is called and belongs to stands in unit_row.
  id bigint not null identity
  code text not null
  kind text not null
  heir bigint
  unit_code_key UNIQUE (code)
  unit_heir_fkey FOREIGN KEY (heir) REFERENCES network.unit(id)
  unit_kind_check CHECK ((kind = ANY (ARRAY['province'::text, 'poi'::text, 'organisation'::text, 'municipality'::text, 'branch'::text, 'school'::text, 'mobile'::text, 'stop'::text, 'depot'::text])))
  unit_not_its_own_heir CHECK ((heir <> id))
  unit_pkey PRIMARY KEY (id)
  UNIQUE INDEX unit_one_province ON network.unit USING btree (kind) WHERE (kind = 'province'::text)
  TRIGGER renews_revision AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON network.unit FOR EACH STATEMENT EXECUTE FUNCTION network.renew_revision()

table network.unit_row -- What a unit was in a period: never two rows for one day. Weight is its size beside the others, for the demo and for capacity.
  id bigint not null identity
  unit bigint not null
  period daterange not null
  name text not null
  organisation bigint
  municipality bigint
  isil text
  isil_invented boolean not null default false
  zone text not null
  latitude double precision
  longitude double precision
  weight double precision not null default 1
  address text
  requests_allowed boolean not null default true
  source text
  picks integer
  unit_row_int8range_period_excl EXCLUDE USING gist (int8range(unit, unit, '[]'::text) WITH &&, period WITH &&)
  unit_row_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
  unit_row_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
  unit_row_municipality_fkey FOREIGN KEY (municipality) REFERENCES network.unit(id)
  unit_row_name_check CHECK ((name <> ''::text))
  unit_row_organisation_fkey FOREIGN KEY (organisation) REFERENCES network.unit(id)
  unit_row_period_check CHECK (((NOT isempty(period)) AND (NOT lower_inf(period))))
  unit_row_picks_check CHECK ((picks > 0))
  unit_row_pkey PRIMARY KEY (id)
  unit_row_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  unit_row_weight_check CHECK ((weight > (0)::double precision))
  TRIGGER renews_revision AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON network.unit_row FOR EACH STATEMENT EXECUTE FUNCTION network.renew_revision()

table ledger.item_event -- What happened to things, with the exact time and never with a person; a part a month of the day. xid is the writing transaction: rows of unfinished ones are left out of every figure.
  position bigint not null identity
  kind text not null
  at timestamp with time zone not null
  recorded_at timestamp with time zone not null default now()
  day date not null
  unit bigint not null
  organisation bigint
  municipality bigint
  other_unit bigint
  other_organisation bigint
  item bigint
  edition bigint
  material text
  audience text
  amount integer not null default 1
  days integer
  scope text
  quality text not null default 'registered'::text
  correction boolean not null default false
  xid bigint not null default ledger.transaction_number()
  fiction boolean
  item_event_quality_is_known CHECK ((quality = ANY (ARRAY['registered'::text, 'estimated'::text, 'manual'::text])))
  item_event_scope_is_known CHECK ((scope = ANY (ARRAY['same-branch'::text, 'same-organisation'::text, 'other-organisation'::text, 'other-province'::text, 'outside'::text])))
  INDEX item_event_by_day ON ONLY ledger.item_event USING btree (kind, day)
  INDEX item_event_by_place ON ONLY ledger.item_event USING brin ("position", xid) WITH (pages_per_range='16', autosummarize='on')
  TRIGGER months_only_grow BEFORE DELETE OR UPDATE ON ledger.item_event FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change()
  TRIGGER only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.item_event FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()

view ledger.item_event_view -- Item events for readers downstream.
  position bigint
  kind text
  at timestamp with time zone
  recorded_at timestamp with time zone
  day date
  unit bigint
  organisation bigint
  municipality bigint
  other_unit bigint
  other_organisation bigint
  item bigint
  edition bigint
  material text
  audience text
  amount integer
  days integer
  scope text
  quality text
  correction boolean
  xid bigint
  form text
 SELECT "position", kind, at, recorded_at, day, unit, organisation, municipality, other_unit, other_organisation, item, edition, material, audience, amount, days, scope, quality, correction, xid, CASE fiction WHEN true THEN 'fiction'::text WHEN false THEN 'non-fiction'::text ELSE 'unknown'::text END AS form FROM ledger.item_event;

table ledger.numbering -- By how much our numbers of transactions run ahead of the server's: a row each time that the book was put back on another one. The largest holds.
  ahead bigint not null
  made_at timestamp with time zone not null default now()
  numbering_ahead_check CHECK ((ahead > 0))

table ledger.person_event_book -- What people did, by library day, a part a month: no item, no edition, no time of day, shuffled so that no order, transaction or place on disk leads to an item row.
  position bigint not null identity
  kind text not null
  day date not null
  unit bigint not null
  organisation bigint
  municipality bigint
  material text
  audience text
  age_band text not null
  category text not null
  postcode_area text
  pseudonym bytea
  amount integer not null default 1
  INDEX person_event_book_by_day ON ONLY ledger.person_event_book USING btree (kind, day)
  INDEX person_event_book_by_place ON ONLY ledger.person_event_book USING brin ("position") WITH (pages_per_range='16', autosummarize='on')
  TRIGGER keeps_its_facts BEFORE UPDATE ON ledger.person_event_book FOR EACH ROW EXECUTE FUNCTION ledger.refuse_all_but_new_pseudonym()
  TRIGGER months_only_grow BEFORE DELETE ON ledger.person_event_book FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change()
  TRIGGER only_grows BEFORE DELETE OR TRUNCATE ON ledger.person_event_book FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()

table ledger.person_event_buffer -- What people did on days that are not closed yet. Closing a day moves its rows to the book in another order.
  kind text not null
  day date not null
  unit bigint not null
  organisation bigint
  municipality bigint
  material text
  audience text
  age_band text not null
  category text not null
  postcode_area text
  pseudonym bytea
  amount integer not null default 1
  INDEX person_event_buffer_by_day ON ledger.person_event_buffer USING btree (day)
  TRIGGER keeps_its_facts BEFORE UPDATE ON ledger.person_event_buffer FOR EACH ROW EXECUTE FUNCTION ledger.refuse_all_but_new_pseudonym()
  TRIGGER only_moves BEFORE TRUNCATE ON ledger.person_event_buffer FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()

view ledger.person_event_view -- Person events for readers downstream; those of open days have no position yet.
  position bigint
  kind text
  day date
  unit bigint
  organisation bigint
  municipality bigint
  material text
  audience text
  age_band text
  category text
  postcode_area text
  pseudonym bytea
  amount integer
 SELECT person_event_book."position", person_event_book.kind, person_event_book.day, person_event_book.unit, person_event_book.organisation, person_event_book.municipality, person_event_book.material, person_event_book.audience, person_event_book.age_band, person_event_book.category, person_event_book.postcode_area, person_event_book.pseudonym, person_event_book.amount FROM ledger.person_event_book UNION ALL SELECT NULL::bigint AS "position", person_event_buffer.kind, person_event_buffer.day, person_event_buffer.unit, person_event_buffer.organisation, person_event_buffer.municipality, person_event_buffer.material, person_event_buffer.audience, person_event_buffer.age_band, person_event_buffer.category, person_event_buffer.postcode_area, person_event_buffer.pseudonym, person_event_buffer.amount FROM ledger.person_event_buffer;

table ledger.roll -- One adding up: the rows between the place in the book where the one before it ended (of the same grain, or the newest month) and its own. Rolls by day that a month took over go when the next month is folded.
  number bigint not null identity
  grain text not null
  item bigint not null
  horizon bigint not null
  person bigint not null
  made_at timestamp with time zone not null default now()
  roll_grain_check CHECK ((grain = ANY (ARRAY['day'::text, 'month'::text])))
  roll_grain_horizon_person_key UNIQUE (grain, horizon, person)
  roll_pkey PRIMARY KEY (number)

table ledger.rolled_item -- Item events of a roll that are alike, added up; in a roll by month, day is the first of the month.
  roll bigint not null
  kind text not null
  day date not null
  unit bigint not null
  organisation bigint
  municipality bigint
  material text
  audience text
  scope text
  days integer
  amount bigint not null
  events bigint not null
  estimated bigint not null
  fiction boolean
  rolled_item_roll_fkey FOREIGN KEY (roll) REFERENCES ledger.roll(number) ON DELETE CASCADE
  INDEX rolled_item_by_day ON ledger.rolled_item USING btree (kind, day)
  INDEX rolled_item_by_roll ON ledger.rolled_item USING btree (roll)

view ledger.rolled_item_view -- Item events added up, for readers downstream that know which rolls make up a place in the book.
  roll bigint
  kind text
  day date
  unit bigint
  organisation bigint
  municipality bigint
  material text
  audience text
  scope text
  days integer
  amount bigint
  events bigint
  estimated bigint
  form text
 SELECT roll, kind, day, unit, organisation, municipality, material, audience, scope, days, amount, events, estimated, CASE fiction WHEN true THEN 'fiction'::text WHEN false THEN 'non-fiction'::text ELSE 'unknown'::text END AS form FROM ledger.rolled_item;

table ledger.rolled_person -- Person events of a roll that are alike, added up, without pseudonyms or materials; in a roll by month, day is the first of the month.
  roll bigint not null
  kind text not null
  day date not null
  unit bigint not null
  organisation bigint
  municipality bigint
  age_band text not null
  category text not null
  amount bigint not null
  events bigint not null
  rolled_person_roll_fkey FOREIGN KEY (roll) REFERENCES ledger.roll(number) ON DELETE CASCADE
  INDEX rolled_person_by_day ON ledger.rolled_person USING btree (kind, day)
  INDEX rolled_person_by_roll ON ledger.rolled_person USING btree (roll)

view ledger.rolled_person_view -- Person events added up, for readers downstream that know which rolls make up a place in the book.
  roll bigint
  kind text
  day date
  unit bigint
  organisation bigint
  municipality bigint
  age_band text
  category text
  amount bigint
  events bigint
 SELECT roll, kind, day, unit, organisation, municipality, age_band, category, amount, events FROM ledger.rolled_person;

table ledger.seal -- One link a book and closed day: the hash of the rows closed that day and of the link before.
  number bigint not null identity
  book text not null
  day date not null
  position bigint not null
  horizon bigint not null
  rows bigint not null
  previous bytea not null
  hash bytea not null
  sealed_at timestamp with time zone not null default now()
  seal_book_check CHECK ((book = ANY (ARRAY['item'::text, 'person'::text])))
  seal_book_day_key UNIQUE (book, day)
  seal_pkey PRIMARY KEY (number)
  TRIGGER only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.seal FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()

table ledger.year_key -- The key under which members become pseudonyms in one year, as the two pads of HMAC (RFC 2104). Emptied when the year's personal data ends.
  year integer not null
  inner_pad bytea
  outer_pad bytea
  destroyed_at timestamp with time zone
  year_key_check CHECK ((((inner_pad IS NULL) = (destroyed_at IS NOT NULL)) AND ((inner_pad IS NULL) = (outer_pad IS NULL))))
  year_key_pkey PRIMARY KEY (year)

table people.account -- How somebody signs in. The hash says itself how it was made (Argon2id, RFC 9106).
  id bigint not null identity
  login text not null
  password_hash text not null
  member bigint
  staff bigint
  account_check CHECK ((num_nonnulls(member, staff) = 1))
  account_login_check CHECK ((login = lower(login)))
  account_login_key UNIQUE (login)
  account_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  account_member_key UNIQUE (member)
  account_pkey PRIMARY KEY (id)
  account_staff_fkey FOREIGN KEY (staff) REFERENCES people.staff(id)
  account_staff_key UNIQUE (staff)

table people.block -- Why somebody may not borrow, at one organisation or (no reach) at all of them, up to and including a day.
  id bigint not null identity
  member bigint not null
  reason text not null
  note text not null default ''::text
  reach bigint
  from_day date not null
  until date
  by bigint
  lifted_at timestamp with time zone
  lifted_by bigint
  block_by_fkey FOREIGN KEY (by) REFERENCES people.staff(id)
  block_check CHECK ((until >= from_day))
  block_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES people.staff(id)
  block_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  block_pkey PRIMARY KEY (id)
  block_reach_fkey FOREIGN KEY (reach) REFERENCES network.unit(id)
  block_reason_check CHECK ((reason = ANY (ARRAY['unpaid'::text, 'lost-items'::text, 'conduct'::text, 'identity'::text, 'address'::text, 'other'::text])))
  INDEX block_of_member ON people.block USING btree (member) WHERE (lifted_at IS NULL)

table people.card -- Cards by number; a member has one that works at most.
  number text not null
  member bigint not null
  state text not null default 'active'::text
  ended_at timestamp with time zone
  next text
  card_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  card_next_fkey FOREIGN KEY (next) REFERENCES people.card(number)
  card_pkey PRIMARY KEY (number)
  card_state_check CHECK ((state = ANY (ARRAY['active'::text, 'blocked'::text, 'lost'::text, 'replaced'::text])))
  UNIQUE INDEX card_active ON people.card USING btree (member) WHERE (state = 'active'::text)
  INDEX card_beginning ON people.card USING btree (number text_pattern_ops) WHERE (state = 'active'::text)
  INDEX card_of_member ON people.card USING btree (member)

table people.category_change -- From which day a member has which category: the past, and what is planned.
  member bigint not null
  from_day date not null
  category text not null
  why text not null
  by bigint
  done boolean not null default false
  category_change_by_fkey FOREIGN KEY (by) REFERENCES people.staff(id)
  category_change_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  category_change_pkey PRIMARY KEY (member, from_day)
  category_change_why_check CHECK ((why = ANY (ARRAY['desk'::text, 'birthday'::text])))
  INDEX category_change_due ON people.category_change USING btree (from_day) WHERE (NOT done)

table people.category_rule -- Kinds of membership; up to which age one holds, and which comes then.
  code text not null
  name_nl text not null
  name_en text not null
  last_age integer
  next text
  category_rule_check CHECK (((last_age IS NULL) = (next IS NULL)))
  category_rule_next_fkey FOREIGN KEY (next) REFERENCES people.category_rule(code) DEFERRABLE INITIALLY DEFERRED
  category_rule_pkey PRIMARY KEY (code)

table people.failed_sign_in -- Wrong passwords of the last hour, by a hash of the login, so that guessing gets slow in every process.
  login_hash bytea not null
  at timestamp with time zone not null
  INDEX failed_sign_in_recent ON people.failed_sign_in USING btree (login_hash, at)

table people.guardian -- Who sees and acts for a child, until the age that the organisation chose.
  guardian bigint not null
  child bigint not null
  from_day date not null
  by bigint
  guardian_by_fkey FOREIGN KEY (by) REFERENCES people.staff(id)
  guardian_check CHECK ((guardian <> child))
  guardian_child_fkey FOREIGN KEY (child) REFERENCES people.member(id)
  guardian_guardian_fkey FOREIGN KEY (guardian) REFERENCES people.member(id)
  guardian_pkey PRIMARY KEY (guardian, child)
  INDEX guardian_of_child ON people.guardian USING btree (child)

table people.home_delivery -- To whom a branch brings what they borrow, by whom and on which day of the week (1 is Monday), up to and including a day. The row goes when that has passed: why somebody stays in is nobody's business later.
  member bigint not null
  branch bigint not null
  carrier text not null
  weekday integer not null
  reason text not null
  from_day date not null
  until date
  home_delivery_branch_fkey FOREIGN KEY (branch) REFERENCES network.unit(id)
  home_delivery_carrier_check CHECK ((carrier = ANY (ARRAY['volunteer'::text, 'branch'::text])))
  home_delivery_check CHECK ((until >= from_day))
  home_delivery_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  home_delivery_pkey PRIMARY KEY (member)
  home_delivery_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 100)))
  home_delivery_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))

table people.household -- Members who live together. The receiver gets the mail of who chose that. Gone when fewer than two are left.
  id bigint not null identity
  receiver bigint
  begun_on date not null
  by bigint
  household_by_fkey FOREIGN KEY (by) REFERENCES people.staff(id)
  household_pkey PRIMARY KEY (id)
  household_receiver_fkey FOREIGN KEY (receiver) REFERENCES people.member(id)

table people.housemate -- Who belongs to a household and what each lets the others do: see and renew their loans, collect for them, change their address along, get their mail. Without agreed_at they were only asked, and are forgotten after thirty days.
  member bigint not null
  household bigint not null
  asked_on date not null
  agreed_at timestamp with time zone
  as_child boolean not null default false
  sees boolean not null default false
  collects boolean not null default false
  moves boolean not null default false
  mail boolean not null default false
  housemate_check CHECK (((agreed_at IS NOT NULL) OR (NOT (as_child OR sees OR collects OR moves OR mail))))
  housemate_household_fkey FOREIGN KEY (household) REFERENCES people.household(id)
  housemate_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  housemate_pkey PRIMARY KEY (member)
  INDEX housemate_of_household ON people.housemate USING btree (household)

table people.look -- Every time that staff saw a member's data, and why.
  id bigint not null identity
  staff bigint not null
  member bigint not null
  at timestamp with time zone not null
  reason text not null
  look_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  look_pkey PRIMARY KEY (id)
  look_staff_fkey FOREIGN KEY (staff) REFERENCES people.staff(id)
  INDEX look_at_member ON people.look USING btree (member, at)

table people.member -- Members. Until is the last day of the membership. Erased_at hides a row: for good and without a name, or, while merged_into is set, until the two turn out to be different people.
  id bigint not null identity
  home bigint not null
  category text not null
  given_name text not null
  family_name text not null
  birth_day date
  postcode text
  email text
  language text not null default 'nl'::text
  since date not null
  until date
  erased_at timestamp with time zone
  name_words tsvector not null generated array_to_tsvector(array_remove(string_to_array(people.name_key(((given_name || ' '::text) || family_name)), ' '::text), ''::text))
  name_order text not null generated people.name_key(((family_name || ' '::text) || given_name))
  kind text not null default 'person'::text
  street text
  town text
  phone text
  history_since timestamp with time zone
  merged_into bigint
  ended_why text
  counted bigint
  member_check CHECK ((until >= since))
  member_check1 CHECK (((erased_at IS NOT NULL) OR ((kind = 'person'::text) = (birth_day IS NOT NULL))))
  member_counted_fkey FOREIGN KEY (counted) REFERENCES network.unit(id)
  member_ended_why_check CHECK ((ended_why = ANY (ARRAY['deceased'::text, 'moved'::text, 'asked'::text, 'other'::text])))
  member_home_fkey FOREIGN KEY (home) REFERENCES network.unit(id)
  member_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'school'::text, 'institution'::text])))
  member_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text])))
  member_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES people.member(id)
  member_pkey PRIMARY KEY (id)
  INDEX member_by_birth_day ON people.member USING btree (birth_day) WHERE (erased_at IS NULL)
  INDEX member_by_word ON people.member USING gin (name_words) WITH (fastupdate=off) WHERE (erased_at IS NULL)
  INDEX member_home ON people.member USING btree (home)
  INDEX member_merged ON people.member USING btree (merged_into) WHERE (merged_into IS NOT NULL)

view people.member_view -- Members for counting downstream, and who wants to have remembered what they read: no name, no birthday.
  member bigint
  home bigint
  category text
  since date
  until date
  history_since timestamp with time zone
 SELECT id AS member, home, category, since, until, history_since FROM people.member WHERE (erased_at IS NULL);

table people.merge -- Members that were taken for one, with everything as it was before and after, so that it can be undone; emptied when that is no longer possible.
  id bigint not null identity
  kept bigint not null
  gone bigint not null
  at timestamp with time zone not null
  by bigint
  before jsonb
  after jsonb
  parted_at timestamp with time zone
  merge_by_fkey FOREIGN KEY (by) REFERENCES people.staff(id)
  merge_gone_fkey FOREIGN KEY (gone) REFERENCES people.member(id)
  merge_kept_fkey FOREIGN KEY (kept) REFERENCES people.member(id)
  merge_pkey PRIMARY KEY (id)
  INDEX merge_of_gone ON people.merge USING btree (gone)
  INDEX merge_of_kept ON people.merge USING btree (kept)

table people.note -- What colleagues should know of a member, up to and including a day; then it is deleted.
  id bigint not null identity
  member bigint not null
  text text not null
  until date not null
  by bigint
  at timestamp with time zone not null
  note_by_fkey FOREIGN KEY (by) REFERENCES people.staff(id)
  note_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  note_pkey PRIMARY KEY (id)
  note_text_check CHECK ((text <> ''::text))
  INDEX note_of_member ON people.note USING btree (member)

table people.proxy -- Who may collect what lies ready for a member, up to and including a day.
  member bigint not null
  proxy bigint not null
  from_day date not null
  until date
  proxy_check CHECK ((until >= from_day))
  proxy_check1 CHECK ((member <> proxy))
  proxy_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  proxy_pkey PRIMARY KEY (member, proxy)
  proxy_proxy_fkey FOREIGN KEY (proxy) REFERENCES people.member(id)
  INDEX proxy_by_proxy ON people.proxy USING btree (proxy)

table people.setting -- What an organisation, or the province for all (no organisation), chose instead of the usual value.
  organisation bigint
  name text not null
  value integer not null
  setting_organisation_fkey FOREIGN KEY (organisation) REFERENCES network.unit(id)
  setting_organisation_name_key UNIQUE NULLS NOT DISTINCT (organisation, name)

table people.staff -- People who work for the network.
  id bigint not null identity
  name text not null
  email text
  staff_pkey PRIMARY KEY (id)

table people.staff_role -- What somebody may do where, for a period; a role at an organisation or the province holds for all within it.
  staff bigint not null
  role text not null
  unit bigint not null
  period daterange not null
  staff_role_period_check CHECK ((NOT isempty(period)))
  staff_role_pkey PRIMARY KEY (staff, role, unit, period)
  staff_role_role_check CHECK ((role = ANY (ARRAY['desk'::text, 'driver'::text, 'poi'::text, 'admin'::text, 'cataloguer'::text, 'figures'::text, 'sign'::text, 'municipality'::text])))
  staff_role_staff_fkey FOREIGN KEY (staff) REFERENCES people.staff(id)
  staff_role_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)

table notices.dead_address -- Addresses that the mail server of their owner does not know. Another address of the member is tried again.
  member bigint not null
  address text not null
  since timestamp with time zone not null
  error text not null
  dead_address_member_fkey FOREIGN KEY (member) REFERENCES people.member(id) ON DELETE CASCADE
  dead_address_pkey PRIMARY KEY (member, address)

table notices.message -- One row a message and channel; the key of what is told makes that it is told once.
  id bigint not null identity
  member bigint
  channel text not null
  address text
  language text not null
  subject text not null
  body text not null
  key text not null
  state text not null
  made_at timestamp with time zone not null
  sent_at timestamp with time zone
  tries integer not null default 0
  next_try timestamp with time zone
  error text
  daily boolean not null default false
  on_paper boolean not null default false
  mail text
  message_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'account'::text, 'letter'::text])))
  message_check CHECK (((channel = 'email'::text) = (address IS NOT NULL)))
  message_check1 CHECK (((state = 'waiting'::text) = (next_try IS NOT NULL)))
  message_check2 CHECK (((member IS NOT NULL) OR (channel = 'email'::text)))
  message_key_channel_key UNIQUE (key, channel)
  message_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text])))
  message_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  message_pkey PRIMARY KEY (id)
  message_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'shown'::text, 'failed'::text])))
  INDEX message_by_mail ON notices.message USING btree (mail) WHERE (mail IS NOT NULL)
  INDEX message_latest ON notices.message USING btree (made_at DESC, id DESC)
  INDEX message_letter ON notices.message USING btree (made_at) WHERE (member IS NULL)
  INDEX message_of_day ON notices.message USING btree (member) WHERE ((state = 'waiting'::text) AND daily)
  INDEX message_of_member ON notices.message USING btree (member, made_at DESC) WHERE (channel = 'account'::text)
  INDEX message_to_print ON notices.message USING btree (made_at) WHERE ((state = 'waiting'::text) AND (channel = 'letter'::text))
  INDEX message_waiting ON notices.message USING btree (next_try) WHERE (state = 'waiting'::text)

table notices.moved_by_merge -- By merge: messages that changed member.
  merge bigint not null
  message bigint not null
  moved_by_merge_message_fkey FOREIGN KEY (message) REFERENCES notices.message(id) ON DELETE CASCADE
  moved_by_merge_pkey PRIMARY KEY (merge, message)

table notices.way -- How a member wants to hear from us; without a row, at once by e-mail.
  member bigint not null
  way text not null
  way_member_fkey FOREIGN KEY (member) REFERENCES people.member(id) ON DELETE CASCADE
  way_pkey PRIMARY KEY (member)
  way_way_check CHECK ((way = ANY (ARRAY['at-once'::text, 'daily'::text, 'paper'::text])))

table intake.arrival -- A record as it came, or a stretch that could not be read, with the reason. What came before in the same bytes is only counted.
  id bigint not null identity
  delivery bigint not null
  source bigint not null
  place integer not null
  start bigint not null
  control_number text
  hash bytea not null
  bytes bytea not null
  state text not null
  reason text
  warnings text[] not null default '{}'::text[]
  gone boolean not null default false
  identifier text
  dated text
  arrival_check CHECK (((state = 'refused'::text) = (reason IS NOT NULL)))
  arrival_check1 CHECK (((state = 'refused'::text) OR (control_number IS NOT NULL)))
  arrival_delivery_fkey FOREIGN KEY (delivery) REFERENCES intake.delivery(id)
  arrival_pkey PRIMARY KEY (id)
  arrival_state_check CHECK ((state = ANY (ARRAY['accepted'::text, 'refused'::text])))
  INDEX arrival_by_control_number ON intake.arrival USING btree (source, control_number, id DESC) INCLUDE (hash) WHERE (state = 'accepted'::text)
  INDEX arrival_by_identifier ON intake.arrival USING btree (source, identifier, id DESC) WHERE (identifier IS NOT NULL)
  INDEX arrival_of_delivery ON intake.arrival USING btree (delivery, place) WHERE (state = 'accepted'::text)
  INDEX arrival_set_aside ON intake.arrival USING btree (delivery, place) WHERE (state = 'refused'::text)
  INDEX arrival_warned ON intake.arrival USING btree (delivery, place) WHERE ((state = 'accepted'::text) AND (warnings <> '{}'::text[]))

table intake.delivery -- A file as it came. The position is the first byte that is not taken yet: an interrupted import goes on there.
  id bigint not null identity
  source bigint not null
  name text not null
  path text not null
  size bigint not null
  sha256 bytea
  state text not null
  position bigint not null default 0
  read bigint not null default 0
  accepted bigint not null default 0
  unchanged bigint not null default 0
  refused bigint not null default 0
  failure text
  started_at timestamp with time zone not null
  finished_at timestamp with time zone
  way text not null default 'file'::text
  by text
  lists text not null default 'changes'::text
  reading bytea
  encoding text
  mark text
  repeats bigint
  undoes bigint
  undone boolean not null default false
  changed bigint not null default 0
  gone bigint not null default 0
  missing bigint not null default 0
  delivery_check CHECK (("position" <= size))
  delivery_check1 CHECK ((read = ((accepted + unchanged) + refused)))
  delivery_check2 CHECK (((state = 'done'::text) = (finished_at IS NOT NULL)))
  delivery_check3 CHECK (((state = 'failed'::text) = (failure IS NOT NULL)))
  delivery_check4 CHECK (((undoes IS NULL) OR (way = 'undo'::text)))
  delivery_check5 CHECK (((NOT undone) OR (state = 'done'::text)))
  delivery_lists_check CHECK ((lists = ANY (ARRAY['changes'::text, 'everything'::text])))
  delivery_pkey PRIMARY KEY (id)
  delivery_repeats_fkey FOREIGN KEY (repeats) REFERENCES intake.delivery(id)
  delivery_source_fkey FOREIGN KEY (source) REFERENCES intake.source(id)
  delivery_state_check CHECK ((state = ANY (ARRAY['running'::text, 'asks'::text, 'done'::text, 'failed'::text])))
  delivery_undoes_fkey FOREIGN KEY (undoes) REFERENCES intake.delivery(id)
  delivery_way_check CHECK ((way = ANY (ARRAY['file'::text, 'upload'::text, 'folder'::text, 'http'::text, 'oai-pmh'::text, 'sru'::text, 'undo'::text, 'hand'::text])))
  INDEX delivery_came_before ON intake.delivery USING btree (source, sha256) WHERE (state = 'done'::text)
  UNIQUE INDEX delivery_harvest_open ON intake.delivery USING btree (source, way) WHERE ((sha256 IS NULL) AND (undoes IS NULL) AND (state = ANY (ARRAY['running'::text, 'failed'::text])))
  UNIQUE INDEX delivery_open ON intake.delivery USING btree (source, sha256) WHERE (state = ANY (ARRAY['running'::text, 'failed'::text]))
  UNIQUE INDEX delivery_undo ON intake.delivery USING btree (undoes) WHERE (NOT undone)

table intake.listed -- What a delivery of everything names, until it is known what it no longer names.
  delivery bigint not null
  control_number text not null
  listed_delivery_fkey FOREIGN KEY (delivery) REFERENCES intake.delivery(id)
  listed_pkey PRIMARY KEY (delivery, control_number)

table intake.quality -- What was counted of the records of a source, and when: a part for each module that knows something of them.
  source bigint not null
  part text not null
  counted_at timestamp with time zone not null
  figures jsonb not null
  quality_pkey PRIMARY KEY (source, part)
  quality_source_fkey FOREIGN KEY (source) REFERENCES intake.source(id)

table intake.source -- A system that sends records, with the profile that says where its items stand.
  id bigint not null identity
  code text not null
  name text not null
  organisation bigint
  profile jsonb not null
  written_here boolean not null default false
  source_code_check CHECK ((code ~ '^[a-z0-9][a-z0-9-]*$'::text))
  source_code_key UNIQUE (code)
  source_organisation_fkey FOREIGN KEY (organisation) REFERENCES network.unit(id)
  source_pkey PRIMARY KEY (id)

table intake.supply -- Where a source is fetched from. Part is a set (OAI-PMH) or a query (SRU), form a metadata prefix or record schema; memory is how far the last time came.
  source bigint not null
  kind text not null
  address text not null
  part text
  form text
  lists text not null
  most_gone numeric not null
  every_hours integer
  next_at timestamp with time zone
  failures integer not null default 0
  failure text
  memory jsonb not null default '{}'::jsonb
  supply_check CHECK (((failure IS NULL) OR (failures > 0)))
  supply_every_hours_check CHECK ((every_hours > 0))
  supply_kind_check CHECK ((kind = ANY (ARRAY['folder'::text, 'http'::text, 'oai-pmh'::text, 'sru'::text])))
  supply_lists_check CHECK ((lists = ANY (ARRAY['changes'::text, 'everything'::text])))
  supply_most_gone_check CHECK (((most_gone >= (0)::numeric) AND (most_gone <= (1)::numeric)))
  supply_pkey PRIMARY KEY (source)
  supply_source_fkey FOREIGN KEY (source) REFERENCES intake.source(id)

table catalogue.bad_number -- Numbers that publishers gave to many things: nothing is found or judged by them.
  isbn text not null
  reason text not null
  since date not null
  bad_number_pkey PRIMARY KEY (isbn)

table catalogue.change -- What a cataloguer did to the grouping, and why. Undone, what was said by it ends, and the records fall back to where the rest leads them.
  id bigint not null identity
  kind text not null
  at timestamp with time zone not null
  by_staff bigint
  reason text not null
  editions bigint[] not null
  undone_at timestamp with time zone
  undone_by bigint
  change_kind_check CHECK ((kind = ANY (ARRAY['join'::text, 'split'::text, 'forbid'::text])))
  change_pkey PRIMARY KEY (id)
  change_reason_check CHECK ((reason <> ''::text))
  INDEX change_of_edition ON catalogue.change USING gin (editions)

table catalogue.edition -- One edition, described by the record that it names; the others lend it their numbers.
  id bigint not null identity
  work bigint not null
  record bigint
  title text not null
  subtitle text
  authors text[] not null
  year integer
  language text
  material text not null
  audience text not null
  level text
  subjects text[] not null
  genre text
  series text
  part text
  publisher text
  pages integer
  summary text
  isbns text[] not null
  sort_title text not null
  changed_at timestamp with time zone not null default now()
  identifiers text[] not null default '{}'::text[]
  languages text[] not null default '{}'::text[]
  original_language text
  years integer[] not null default '{}'::integer[]
  statement text
  volume text
  volume_name text
  series_number text
  contents text[] not null default '{}'::text[]
  links jsonb not null default '[]'::jsonb
  fiction boolean
  edition_audience_check CHECK ((audience = ANY (ARRAY['baby'::text, 'child'::text, 'youth'::text, 'adult'::text])))
  edition_material_check CHECK ((material = ANY (ARRAY['book'::text, 'large-print'::text, 'audiobook'::text, 'dvd'::text, 'magazine'::text, 'game'::text, 'music'::text, 'map'::text, 'score'::text, 'online'::text, 'object'::text, 'other'::text])))
  edition_pkey PRIMARY KEY (id)
  edition_work_fkey FOREIGN KEY (work) REFERENCES catalogue.work(id)
  INDEX edition_by_work ON catalogue.edition USING btree (work)

view catalogue.edition_view -- Editions for readers downstream: those that somebody described.
  edition bigint
  work bigint
  title text
  subtitle text
  authors text[]
  year integer
  language text
  material text
  audience text
  level text
  subjects text[]
  genre text
  series text
  part text
  publisher text
  pages integer
  summary text
  isbns text[]
  sort_title text
  changed_at timestamp with time zone
  identifiers text[]
  languages text[]
  contents text[]
  gone boolean
 SELECT id AS edition, work, title, subtitle, authors, year, language, material, audience, level, subjects, genre, series, part, publisher, pages, summary, isbns, sort_title, changed_at, identifiers, languages, contents, ((EXISTS ( SELECT FROM catalogue.source_record record WHERE (record.edition = edition.id))) AND (NOT (EXISTS ( SELECT FROM catalogue.source_record record WHERE ((record.edition = edition.id) AND (record.deleted_on IS NULL))))) AND (NOT (EXISTS ( SELECT FROM catalogue.item WHERE ((item.edition = edition.id) AND (item.withdrawn IS NULL)))))) AS gone FROM catalogue.edition WHERE (record IS NOT NULL);

table catalogue.given -- Every edition that there ever was. A change empties the moment; it is given after the change has committed, by one at a time, so that moments and commits come in the same order. No reference: what is gone is told as gone for ever.
  edition bigint not null
  changed timestamp with time zone
  organisations bigint[] not null default '{}'::bigint[]
  given_pkey PRIMARY KEY (edition)
  INDEX given_in_order ON catalogue.given USING btree (changed, edition)
  INDEX given_unsettled ON catalogue.given USING btree (edition) WHERE (changed IS NULL)

table catalogue.holdings_record -- A holdings record of a source as it last came. It may come before its title, which it names by the number that the source gives that (MARC 21 holdings, 004): no reference.
  id bigint not null identity
  source bigint not null
  control_number text not null
  title_number text not null
  arrival bigint
  places jsonb not null
  copies jsonb not null
  deleted_on date
  holdings_record_pkey PRIMARY KEY (id)
  holdings_record_source_control_number_key UNIQUE (source, control_number)
  INDEX holdings_of_title ON catalogue.holdings_record USING btree (source, title_number) WHERE (deleted_on IS NULL)

table catalogue.item -- A copy with a barcode and the place where it lives. Withdrawn copies keep their row.
  id bigint not null identity
  barcode text not null
  edition bigint not null
  record bigint
  home bigint not null
  call_number text
  material text not null
  loan_type text
  price_cents integer
  added date not null
  withdrawn date
  withdrawn_because text
  item_barcode_key UNIQUE (barcode)
  item_check CHECK (((withdrawn IS NULL) = (withdrawn_because IS NULL)))
  item_edition_fkey FOREIGN KEY (edition) REFERENCES catalogue.edition(id)
  item_pkey PRIMARY KEY (id)
  INDEX item_by_edition ON catalogue.item USING btree (edition)
  INDEX item_by_record ON catalogue.item USING btree (record)
  INDEX item_quick ON catalogue.item USING btree (home) WHERE (record IS NULL)
  TRIGGER note_added AFTER INSERT ON catalogue.item REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION discovery.note_titles()
  TRIGGER note_changed AFTER UPDATE ON catalogue.item REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION discovery.note_titles()
  TRIGGER note_gone AFTER DELETE ON catalogue.item REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION discovery.note_titles()
  TRIGGER note_left AFTER UPDATE ON catalogue.item REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION discovery.note_titles()

view catalogue.item_view -- Copies for readers downstream, with the audience of their edition. A left join: who asks for no audience does not read editions.
  item bigint
  edition bigint
  barcode text
  home bigint
  material text
  audience text
  added date
  withdrawn date
  loan_type text
  price_cents integer
  fiction boolean
 SELECT item.id AS item, item.edition, item.barcode, item.home, item.material, edition.audience, item.added, item.withdrawn, item.loan_type, item.price_cents, edition.fiction FROM (catalogue.item LEFT JOIN catalogue.edition ON ((edition.id = item.edition)));

table catalogue.membership -- Why a record belongs to an edition, and since when: what a later judgement can undo.
  record bigint not null
  edition bigint not null
  rule text not null
  evidence text not null
  from_on date not null
  to_on date
  told_by bigint
  membership_check CHECK (((to_on IS NULL) OR (to_on >= from_on)))
  INDEX membership_of_edition ON catalogue.membership USING btree (edition, from_on)
  UNIQUE INDEX membership_open ON catalogue.membership USING btree (record) WHERE (to_on IS NULL)

table catalogue.record_key -- By what a living record is found when another library describes the same: hashes of its ISBNs and of its title with author and years. Whatever is found is judged.
  key bigint not null
  record bigint not null
  record_key_pkey PRIMARY KEY (key, record)

table catalogue.redirect -- Numbers of editions that became part of another one: whoever kept the old number is led on.
  edition bigint not null
  leads_to bigint not null
  since date not null
  redirect_leads_to_fkey FOREIGN KEY (leads_to) REFERENCES catalogue.edition(id)
  redirect_pkey PRIMARY KEY (edition)
  INDEX redirect_leads_to ON catalogue.redirect USING btree (leads_to)

table catalogue.said_of_records -- What a person said of two records: one edition, or never. It outranks every clue until it is undone.
  id bigint not null identity
  change bigint not null
  a bigint not null
  b bigint not null
  together boolean not null
  ended_at timestamp with time zone
  ended_by bigint
  said_of_records_a_fkey FOREIGN KEY (a) REFERENCES catalogue.source_record(id)
  said_of_records_b_fkey FOREIGN KEY (b) REFERENCES catalogue.source_record(id)
  said_of_records_change_fkey FOREIGN KEY (change) REFERENCES catalogue.change(id)
  said_of_records_check CHECK ((a < b))
  said_of_records_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES catalogue.change(id)
  said_of_records_pkey PRIMARY KEY (id)
  INDEX said_by_change ON catalogue.said_of_records USING btree (change)
  INDEX said_ended_by ON catalogue.said_of_records USING btree (ended_by) WHERE (ended_by IS NOT NULL)
  UNIQUE INDEX said_now ON catalogue.said_of_records USING btree (a, b) WHERE (ended_at IS NULL)
  INDEX said_of_b ON catalogue.said_of_records USING btree (b) WHERE (ended_at IS NULL)

table catalogue.source_record -- A record of a source as it last came; its bytes are the arrival.
  id bigint not null identity
  source bigint not null
  control_number text not null
  arrival bigint
  edition bigint not null
  deleted_on date
  said jsonb
  source_record_edition_fkey FOREIGN KEY (edition) REFERENCES catalogue.edition(id)
  source_record_pkey PRIMARY KEY (id)
  source_record_source_control_number_key UNIQUE (source, control_number)
  INDEX source_record_by_edition ON catalogue.source_record USING btree (edition)

table catalogue.work -- What an author made, whatever its form: the rule and the key say why editions stand together.
  id bigint not null identity
  key text not null
  rule text not null
  work_key_key UNIQUE (key)
  work_pkey PRIMARY KEY (id)
  work_rule_check CHECK ((rule = ANY (ARRAY['title-author'::text, 'alone'::text])))

table circulation.claim -- What a member says of a loan: that it was brought back, or never borrowed. The item stands here until that is settled; how often somebody said so stays countable.
  id bigint not null identity
  member bigint
  kind text not null
  item bigint
  loan bigint
  unit bigint not null
  day date not null
  at timestamp with time zone not null
  by_staff bigint
  resolved_at timestamp with time zone
  resolved text
  claim_by_staff_fkey FOREIGN KEY (by_staff) REFERENCES people.staff(id)
  claim_check CHECK (((resolved_at IS NULL) = (resolved IS NULL)))
  claim_check1 CHECK (((resolved_at IS NULL) OR ((item IS NULL) AND (loan IS NULL))))
  claim_kind_check CHECK ((kind = ANY (ARRAY['claimed'::text, 'voided'::text])))
  claim_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  claim_pkey PRIMARY KEY (id)
  claim_resolved_check CHECK ((resolved = ANY (ARRAY['found'::text, 'lent'::text, 'lost'::text])))
  claim_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  INDEX claim_of_member ON circulation.claim USING btree (member)
  UNIQUE INDEX claim_open ON circulation.claim USING btree (item) WHERE (resolved_at IS NULL)

view circulation.copy_view -- Each copy with where it is now, for readers downstream; gone is: nobody can have it, and no request may count on it.
  item bigint
  edition bigint
  home bigint
  unit bigint
  state text
  material text
  audience text
  withdrawn date
  gone boolean
 SELECT item.item, item.edition, item.home, place.unit, place.state, item.material, item.audience, item.withdrawn, (place.state = ANY (ARRAY['missing'::text, 'withdrawn'::text, 'lost'::text, 'in-repair'::text, 'on-order'::text])) AS gone FROM (catalogue.item_view item JOIN circulation.whereabouts place ON ((place.item = item.item)));

table circulation.demand -- How many wait for an edition, kept true by whoever keeps the queue; renewals look here.
  edition bigint not null
  waiting integer not null
  demand_pkey PRIMARY KEY (edition)
  demand_waiting_check CHECK ((waiting > 0))

table circulation.drawer -- A cash drawer from opening to counting, in cents. One is open at a branch at a time; what was counted minus what was expected is the difference.
  id bigint not null identity
  unit bigint not null
  day date not null
  opened_at timestamp with time zone not null
  opened_by bigint
  float integer not null
  closed_at timestamp with time zone
  closed_by bigint
  counted integer
  expected integer
  note text
  drawer_check CHECK ((((closed_at IS NULL) = (counted IS NULL)) AND ((closed_at IS NULL) = (expected IS NULL))))
  drawer_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES people.staff(id)
  drawer_counted_check CHECK ((counted >= 0))
  drawer_float_check CHECK (("float" >= 0))
  drawer_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES people.staff(id)
  drawer_pkey PRIMARY KEY (id)
  drawer_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  UNIQUE INDEX drawer_open ON circulation.drawer USING btree (unit) WHERE (closed_at IS NULL)

table circulation.fee -- What somebody was charged for. The item stands here only while something is owed or could be paid back; after erasure the member no longer.
  id bigint not null identity
  member bigint
  organisation bigint not null
  unit bigint not null
  kind text not null
  day date not null
  item bigint
  edition bigint
  loan bigint
  rule bigint
  note text
  subscriber bigint
  owed integer not null default 0
  fee_kind_check CHECK ((kind = ANY (ARRAY['late'::text, 'lost'::text, 'work'::text, 'damaged'::text, 'membership'::text, 'other'::text])))
  fee_loan_kind_key UNIQUE (loan, kind)
  fee_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  fee_organisation_fkey FOREIGN KEY (organisation) REFERENCES network.unit(id)
  fee_pkey PRIMARY KEY (id)
  fee_rule_fkey FOREIGN KEY (rule) REFERENCES circulation.rule(id)
  fee_subscriber_fkey FOREIGN KEY (subscriber) REFERENCES people.member(id)
  fee_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  UNIQUE INDEX fee_membership ON circulation.fee USING btree (subscriber, day) WHERE (subscriber IS NOT NULL)
  INDEX fee_of_item ON circulation.fee USING btree (item) WHERE (item IS NOT NULL)
  INDEX fee_of_member ON circulation.fee USING btree (member, day)
  INDEX fee_owed ON circulation.fee USING btree (member) WHERE (owed <> 0)

table circulation.fee_entry -- Every change of what is owed, in cents: charged and given back above zero, paid and waived below. Rows are only added; a mistake is reversed.
  id bigint not null identity
  fee bigint not null
  kind text not null
  cents integer not null
  unit bigint not null
  method text
  drawer bigint
  payment bigint
  reverses bigint
  reason text
  day date not null
  at timestamp with time zone not null
  by_staff bigint
  fee_entry_by_staff_fkey FOREIGN KEY (by_staff) REFERENCES people.staff(id)
  fee_entry_cents_check CHECK ((cents <> 0))
  fee_entry_check CHECK (((kind = 'reversal'::text) = (reverses IS NOT NULL)))
  fee_entry_check1 CHECK ((((kind = ANY (ARRAY['charge'::text, 'refund'::text])) = (cents > 0)) OR (kind = 'reversal'::text)))
  fee_entry_drawer_fkey FOREIGN KEY (drawer) REFERENCES circulation.drawer(id)
  fee_entry_fee_fkey FOREIGN KEY (fee) REFERENCES circulation.fee(id)
  fee_entry_kind_check CHECK ((kind = ANY (ARRAY['charge'::text, 'payment'::text, 'waiver'::text, 'refund'::text, 'reversal'::text])))
  fee_entry_method_check CHECK ((method = ANY (ARRAY['cash'::text, 'card'::text, 'machine'::text, 'online'::text])))
  fee_entry_payment_fkey FOREIGN KEY (payment) REFERENCES circulation.payment(id)
  fee_entry_pkey PRIMARY KEY (id)
  fee_entry_reverses_fkey FOREIGN KEY (reverses) REFERENCES circulation.fee_entry(id)
  fee_entry_reverses_key UNIQUE (reverses)
  fee_entry_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  INDEX entry_by_day ON circulation.fee_entry USING btree (day)
  INDEX entry_of_drawer ON circulation.fee_entry USING btree (drawer) WHERE (drawer IS NOT NULL)
  INDEX entry_of_fee ON circulation.fee_entry USING btree (fee)
  TRIGGER keeps_owed AFTER INSERT ON circulation.fee_entry REFERENCING NEW TABLE AS entry FOR EACH STATEMENT EXECUTE FUNCTION circulation.keep_owed()
  TRIGGER only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON circulation.fee_entry FOR EACH STATEMENT EXECUTE FUNCTION circulation.refuse_change()

table circulation.history -- What members brought back who asked to have that remembered; erased when they stop asking.
  id bigint not null identity
  member bigint not null
  edition bigint not null
  lent_on date not null
  returned_at timestamp with time zone not null
  history_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  history_pkey PRIMARY KEY (id)
  INDEX history_of_member ON circulation.history USING btree (member, returned_at DESC)

table circulation.last_borrower -- Who had an item last, up to and including a day, so that damage found after check-in can be charged. Empty unless a rule about damage gives days; deleted each night and by the next loan of the item.
  item bigint not null
  member bigint not null
  returned_on date not null
  until date not null
  fee bigint
  last_borrower_check CHECK ((until >= returned_on))
  last_borrower_fee_fkey FOREIGN KEY (fee) REFERENCES circulation.fee(id)
  last_borrower_item_fkey FOREIGN KEY (item) REFERENCES catalogue.item(id)
  last_borrower_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  last_borrower_pkey PRIMARY KEY (item)
  INDEX last_borrower_of_member ON circulation.last_borrower USING btree (member)
  INDEX last_borrower_until ON circulation.last_borrower USING btree (until)

table circulation.loan -- Loans. The member stands here only while the loan is open: a returned loan leads to nobody.
  id bigint not null identity
  item bigint not null
  edition bigint not null
  member bigint
  unit bigint not null
  lent_at timestamp with time zone not null
  day date not null
  due_at timestamp with time zone not null
  due_day date not null
  renewals integer not null default 0
  rule bigint not null
  returned_at timestamp with time zone
  returned_unit bigint
  planned_day date
  planned_at timestamp with time zone
  ended text
  loan_check CHECK (((returned_at IS NULL) = (returned_unit IS NULL)))
  loan_check1 CHECK (((returned_at IS NULL) = (member IS NOT NULL)))
  loan_check2 CHECK (((planned_day IS NULL) = (planned_at IS NULL)))
  loan_check3 CHECK (((planned_day IS NULL) OR (planned_day < due_day)))
  loan_check4 CHECK (((ended IS NULL) OR (returned_at IS NOT NULL)))
  loan_ended_check CHECK ((ended = ANY (ARRAY['lost'::text, 'claimed'::text, 'voided'::text])))
  loan_item_lent_at_key UNIQUE (item, lent_at)
  loan_pkey PRIMARY KEY (id)
  loan_rule_fkey FOREIGN KEY (rule) REFERENCES circulation.rule(id)
  INDEX loan_due ON circulation.loan USING btree (due_day, member) WHERE (returned_at IS NULL)
  INDEX loan_of_member ON circulation.loan USING btree (member) WHERE (member IS NOT NULL)
  UNIQUE INDEX loan_open ON circulation.loan USING btree (item) WHERE (returned_at IS NULL)

view circulation.loan_view -- Each loan with where and on which day, never by whom, for readers downstream. Search it by item.
  item bigint
  unit bigint
  day date
 SELECT item, unit, day FROM circulation.loan;

table circulation.moved_by_merge -- Loans, items on the hold shelf and remembered loans that went to another member with a merge, to go back when it is undone.
  merge bigint not null
  kind text not null
  id bigint not null
  moved_by_merge_kind_check CHECK ((kind = ANY (ARRAY['loan'::text, 'held'::text, 'history'::text, 'fee'::text, 'claim'::text, 'last'::text])))
  moved_by_merge_pkey PRIMARY KEY (merge, kind, id)

table circulation.part -- The parts of a kit in the order of counting, and how many of each are missing since when. An item without a row is a single thing.
  item bigint not null
  place integer not null
  name text not null
  count integer not null
  missing integer not null default 0
  noted_at timestamp with time zone
  part_check CHECK (((missing >= 0) AND (missing <= count)))
  part_check1 CHECK (((noted_at IS NULL) = (missing = 0)))
  part_count_check CHECK ((count > 0))
  part_item_fkey FOREIGN KEY (item) REFERENCES catalogue.item(id)
  part_name_check CHECK ((name <> ''::text))
  part_pkey PRIMARY KEY (item, name)

table circulation.payment -- Money that a member hands over, by the key of whoever takes it: the same key is the same payment. Online it is open until the provider has spoken.
  id bigint not null identity
  key text not null
  member bigint
  cents integer not null
  method text not null
  unit bigint not null
  state text not null
  day date not null
  at timestamp with time zone not null
  payment_cents_check CHECK ((cents > 0))
  payment_key_key UNIQUE (key)
  payment_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  payment_method_check CHECK ((method = ANY (ARRAY['cash'::text, 'card'::text, 'machine'::text, 'online'::text])))
  payment_pkey PRIMARY KEY (id)
  payment_state_check CHECK ((state = ANY (ARRAY['open'::text, 'paid'::text, 'failed'::text])))
  payment_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)

table circulation.rule -- What holds for loans, renewals, limits, requests and fees. An empty condition means all. A rule is never changed: it is ended, and followed by one with a later first day. Without an author it came with the province.
  id bigint not null identity
  topic text not null
  organisation bigint
  branch bigint
  category text
  age_from integer
  age_to integer
  materials text[]
  audience text
  item_days integer
  collection text
  says jsonb not null
  valid_from date not null
  valid_until date
  author bigint
  written_at timestamp with time zone
  ended_by bigint
  ended_at timestamp with time zone
  rule_age_from_check CHECK ((age_from >= 0))
  rule_age_to_check CHECK ((age_to >= 0))
  rule_author_fkey FOREIGN KEY (author) REFERENCES people.staff(id)
  rule_branch_fkey FOREIGN KEY (branch) REFERENCES network.unit(id)
  rule_check CHECK (((valid_until IS NULL) OR (valid_until >= (valid_from - 1))))
  rule_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES people.staff(id)
  rule_item_days_check CHECK ((item_days > 0))
  rule_materials_check CHECK ((cardinality(materials) > 0))
  rule_organisation_fkey FOREIGN KEY (organisation) REFERENCES network.unit(id)
  rule_pkey PRIMARY KEY (id)
  rule_topic_organisation_branch_category_age_from_age_to_mat_key UNIQUE NULLS NOT DISTINCT (topic, organisation, branch, category, age_from, age_to, materials, audience, item_days, collection, valid_from)
  TRIGGER renews_revision AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON circulation.rule FOR EACH STATEMENT EXECUTE FUNCTION circulation.renew_rule_revision()

table circulation.rule_revision -- One row: a token that is new with every change of the rules.
  one boolean not null default true
  token uuid not null
  rule_revision_one_check CHECK (one)
  rule_revision_pkey PRIMARY KEY (one)

table circulation.sighting -- When and where an item was in the hands of staff while no loan ended with it; a check-out from before that which comes later was over by then. Names nobody; deleted after fifteen days.
  item bigint not null
  at timestamp with time zone not null
  unit bigint not null
  sighting_item_fkey FOREIGN KEY (item) REFERENCES catalogue.item(id)
  sighting_pkey PRIMARY KEY (item, at)
  INDEX sighting_by_time ON circulation.sighting USING btree (at)

table circulation.whereabouts -- One row an item: its state and where it is. In transit, the unit is where it was sent from.
  item bigint not null
  state text not null
  unit bigint not null
  since timestamp with time zone not null
  held_for bigint
  held_until date
  whereabouts_check CHECK (((held_for IS NULL) OR (state = 'on-hold-shelf'::text)))
  whereabouts_item_fkey FOREIGN KEY (item) REFERENCES catalogue.item(id)
  whereabouts_pkey PRIMARY KEY (item)
  whereabouts_state_check CHECK ((state = ANY (ARRAY['on-shelf'::text, 'on-loan'::text, 'on-hold-shelf'::text, 'in-transit'::text, 'missing'::text, 'withdrawn'::text, 'lost'::text, 'in-repair'::text, 'on-display'::text, 'on-order'::text])))
  INDEX whereabouts_by_unit ON circulation.whereabouts USING btree (unit, state)
  TRIGGER note_changed AFTER UPDATE ON circulation.whereabouts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION discovery.note_copies()
  TRIGGER note_gone AFTER DELETE ON circulation.whereabouts REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION discovery.note_copies()

table transport.box -- A set of copies that goes to a school as one. Its code is the label of the crate that it travels as; which school has it is told by the loans of what is in it.
  id bigint not null identity
  code text not null
  name text not null
  home bigint not null
  box_code_check CHECK ((code <> ''::text))
  box_code_key UNIQUE (code)
  box_home_fkey FOREIGN KEY (home) REFERENCES network.unit(id)
  box_name_check CHECK ((name <> ''::text))
  box_pkey PRIMARY KEY (id)
  INDEX box_of_home ON transport.box USING btree (home)

table transport.box_item -- What belongs in a box; a copy belongs in one at most.
  item bigint not null
  box bigint not null
  box_item_box_fkey FOREIGN KEY (box) REFERENCES transport.box(id)
  box_item_item_fkey FOREIGN KEY (item) REFERENCES catalogue.item(id)
  box_item_pkey PRIMARY KEY (item)
  INDEX box_item_of_box ON transport.box_item USING btree (box)

table transport.crate -- A crate with its label; known from the first time something was put in.
  id bigint not null identity
  code text not null
  crate_code_check CHECK ((code <> ''::text))
  crate_code_key UNIQUE (code)
  crate_pkey PRIMARY KEY (id)

table transport.depot -- The hub that everything goes over.
  only_row boolean not null default true
  unit bigint not null
  depot_only_row_check CHECK (only_row)
  depot_pkey PRIMARY KEY (only_row)
  depot_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  TRIGGER renews_revision AFTER INSERT OR DELETE OR UPDATE ON transport.depot FOR EACH STATEMENT EXECUTE FUNCTION transport.renew_revision()

table transport.load -- One filling of a crate: what was said when it was sealed, and what was found where it arrived.
  id bigint not null identity
  crate bigint not null
  from_unit bigint not null
  seal text not null
  said integer not null
  sealed_at timestamp with time zone not null
  at_unit bigint
  counted integer
  seal_found text
  received_at timestamp with time zone
  load_at_unit_fkey FOREIGN KEY (at_unit) REFERENCES network.unit(id)
  load_check CHECK ((num_nonnulls(at_unit, counted, seal_found, received_at) = ANY (ARRAY[0, 4])))
  load_counted_check CHECK ((counted >= 0))
  load_crate_fkey FOREIGN KEY (crate) REFERENCES transport.crate(id)
  load_from_unit_fkey FOREIGN KEY (from_unit) REFERENCES network.unit(id)
  load_pkey PRIMARY KEY (id)
  load_said_check CHECK ((said > 0))
  load_seal_check CHECK ((seal <> ''::text))
  UNIQUE INDEX load_open ON transport.load USING btree (crate) WHERE (received_at IS NULL)
  INDEX load_received ON transport.load USING btree (at_unit, received_at)

table transport.load_line -- The journeys that were in a crate when it was sealed.
  load bigint not null
  transit bigint not null
  load_line_load_fkey FOREIGN KEY (load) REFERENCES transport.load(id) ON DELETE CASCADE
  load_line_pkey PRIMARY KEY (load, transit)
  load_line_transit_fkey FOREIGN KEY (transit) REFERENCES transport.transit(id)
  INDEX load_of_transit ON transport.load_line USING btree (transit)

table transport.revision -- One row: a token that is new after every change of a route, so that a cached calendar knows when it is old.
  only_row boolean not null default true
  token uuid not null default gen_random_uuid()
  revision_only_row_check CHECK (only_row)
  revision_pkey PRIMARY KEY (only_row)

table transport.route -- A round of the van, 1 is Monday. What it collects goes out the next day, or the same day with stops after sorted_by.
  id bigint not null identity
  code text not null
  period daterange not null
  name text not null
  weekdays integer[] not null
  sorted_by time without time zone
  route_period_check CHECK ((NOT isempty(period)))
  route_pkey PRIMARY KEY (id)
  route_weekdays_check CHECK (((cardinality(weekdays) > 0) AND (weekdays <@ '{1,2,3,4,5,6,7}'::integer[])))
  UNIQUE INDEX route_once ON transport.route USING btree (code, lower(period))
  TRIGGER renews_revision AFTER INSERT OR DELETE OR UPDATE ON transport.route FOR EACH STATEMENT EXECUTE FUNCTION transport.renew_revision()

table transport.route_stop -- The stops of a round in their order, with the time of calling.
  route bigint not null
  place integer not null
  unit bigint not null
  time time without time zone not null
  route_stop_pkey PRIMARY KEY (route, place)
  route_stop_route_fkey FOREIGN KEY (route) REFERENCES transport.route(id) ON DELETE CASCADE
  route_stop_route_unit_key UNIQUE (route, unit)
  route_stop_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  TRIGGER renews_revision AFTER INSERT OR DELETE OR UPDATE ON transport.route_stop FOR EACH STATEMENT EXECUTE FUNCTION transport.renew_revision()

table transport.run -- A round on a day.
  id bigint not null identity
  route bigint not null
  day date not null
  state text not null default 'planned'::text
  run_pkey PRIMARY KEY (id)
  run_route_day_key UNIQUE (route, day)
  run_route_fkey FOREIGN KEY (route) REFERENCES transport.route(id)
  run_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'under-way'::text, 'done'::text])))
  INDEX run_by_day ON transport.run USING btree (day)

table transport.transit -- One journey of one item. at_unit is where it was last seen: where it waits for the van while packed.
  id bigint not null identity
  item bigint not null
  edition bigint not null
  from_unit bigint not null
  to_unit bigint not null
  at_unit bigint not null
  reason text not null
  state text not null
  crate bigint
  run bigint
  packed_at timestamp with time zone not null
  boarded_at timestamp with time zone
  boarded_day date
  received_at timestamp with time zone
  transit_at_unit_fkey FOREIGN KEY (at_unit) REFERENCES network.unit(id)
  transit_check CHECK ((to_unit <> from_unit))
  transit_check1 CHECK (((state <> 'received'::text) OR ((received_at IS NOT NULL) AND (at_unit = to_unit))))
  transit_crate_fkey FOREIGN KEY (crate) REFERENCES transport.crate(id)
  transit_delivered_check CHECK (((state <> 'delivered'::text) OR (at_unit = to_unit)))
  transit_from_unit_fkey FOREIGN KEY (from_unit) REFERENCES network.unit(id)
  transit_pkey PRIMARY KEY (id)
  transit_reason_check CHECK ((reason = ANY (ARRAY['request'::text, 'home'::text, 'rotation'::text, 'repair'::text, 'school'::text, 'other'::text])))
  transit_run_fkey FOREIGN KEY (run) REFERENCES transport.run(id)
  transit_state_check CHECK ((state = ANY (ARRAY['packed'::text, 'on-van'::text, 'delivered'::text, 'received'::text, 'cancelled'::text])))
  transit_to_unit_fkey FOREIGN KEY (to_unit) REFERENCES network.unit(id)
  INDEX transit_boarded ON transport.transit USING btree (boarded_day)
  INDEX transit_coming ON transport.transit USING btree (to_unit) WHERE (state = ANY (ARRAY['packed'::text, 'on-van'::text, 'delivered'::text]))
  INDEX transit_in_crate ON transport.transit USING btree (crate) WHERE (state = ANY (ARRAY['packed'::text, 'on-van'::text]))
  INDEX transit_of_item ON transport.transit USING btree (item, id)
  UNIQUE INDEX transit_open ON transport.transit USING btree (item) WHERE (state = ANY (ARRAY['packed'::text, 'on-van'::text, 'delivered'::text]))
  INDEX transit_waiting ON transport.transit USING btree (at_unit) WHERE (state = 'packed'::text)

view transport.transit_view -- Each journey, for readers downstream.
  transit bigint
  item bigint
  edition bigint
  from_unit bigint
  to_unit bigint
  at_unit bigint
  reason text
  state text
  packed_at timestamp with time zone
  boarded_at timestamp with time zone
  received_at timestamp with time zone
  boarded_day date
 SELECT id AS transit, item, edition, from_unit, to_unit, at_unit, reason, state, packed_at, boarded_at, received_at, boarded_day FROM transport.transit;

table transport.visit -- A stop of a run: when the van should call and when it did.
  run bigint not null
  unit bigint not null
  place integer not null
  planned_at timestamp with time zone not null
  at timestamp with time zone
  visit_pkey PRIMARY KEY (run, unit)
  visit_run_fkey FOREIGN KEY (run) REFERENCES transport.run(id) ON DELETE CASCADE
  visit_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)

table requests.bundle -- Wishes of one member that belong together. All: a club's many copies of one title. First: the first that comes ends the others.
  id bigint not null identity
  kind text not null
  bundle_kind_check CHECK ((kind = ANY (ARRAY['all'::text, 'first'::text])))
  bundle_pkey PRIMARY KEY (id)

table requests.home_rule -- How an organisation, or all, brings things home: how many at once, how often it tries, how many days before it must lie ready. The latest that has begun.
  id bigint not null identity
  organisation bigint
  items integer not null
  attempts integer not null
  days_before integer not null
  valid_from date not null
  home_rule_attempts_check CHECK ((attempts > 0))
  home_rule_days_before_check CHECK (((days_before >= 0) AND (days_before <= 6)))
  home_rule_items_check CHECK ((items > 0))
  home_rule_organisation_fkey FOREIGN KEY (organisation) REFERENCES network.unit(id)
  home_rule_organisation_valid_from_key UNIQUE NULLS NOT DISTINCT (organisation, valid_from)
  home_rule_pkey PRIMARY KEY (id)

table requests.line -- A line of a branch's pick list, to be picked on the day. A branch where the book was not found keeps its line, and is not asked again for that request.
  id bigint not null identity
  request bigint not null
  item bigint not null
  unit bigint not null
  day date not null
  state text not null default 'open'::text
  line_pkey PRIMARY KEY (id)
  line_request_fkey FOREIGN KEY (request) REFERENCES requests.request(id) ON DELETE CASCADE
  line_state_check CHECK ((state = ANY (ARRAY['open'::text, 'picked'::text, 'not-found'::text, 'dropped'::text])))
  line_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  INDEX line_by_unit ON requests.line USING btree (unit, day) WHERE (state = 'open'::text)
  INDEX line_of_item ON requests.line USING btree (item)
  INDEX line_of_request ON requests.line USING btree (request)
  UNIQUE INDEX line_open ON requests.line USING btree (request) WHERE (state = 'open'::text)
  UNIQUE INDEX line_open_item ON requests.line USING btree (item) WHERE (state = 'open'::text)

table requests.moved_by_merge -- By merge: wishes that changed member, and (dropped) those that were ended since the other member wished the same, with whose they were.
  merge bigint not null
  request bigint not null
  member bigint not null
  dropped boolean not null
  asked_at timestamp with time zone not null
  moved_by_merge_pkey PRIMARY KEY (merge, request)
  moved_by_merge_request_fkey FOREIGN KEY (request) REFERENCES requests.request(id)

table requests.opinion -- What readers said of how a request went: a mark and what could be better. Names nobody.
  id bigint not null identity
  pickup bigint not null
  day date not null
  mark integer not null
  better text not null
  opinion_better_check CHECK ((better = ANY (ARRAY['nothing'::text, 'sooner'::text, 'messages'::text, 'finding'::text, 'branch'::text, 'else'::text])))
  opinion_mark_check CHECK (((mark >= 1) AND (mark <= 10)))
  opinion_pickup_fkey FOREIGN KEY (pickup) REFERENCES network.unit(id)
  opinion_pkey PRIMARY KEY (id)
  INDEX opinion_day_of ON requests.opinion USING btree (day)

table requests.opinion_day -- Days of which those who picked something up were asked what they think.
  day date not null
  opinion_day_pkey PRIMARY KEY (day)

table requests.opinion_invitation -- Who holds the code of a message may say once what they think; the row goes with the answer. Names no member and no request.
  code_hash bytea not null
  pickup bigint not null
  until date not null
  opinion_invitation_pickup_fkey FOREIGN KEY (pickup) REFERENCES network.unit(id)
  opinion_invitation_pkey PRIMARY KEY (code_hash)
  INDEX opinion_invitation_until ON requests.opinion_invitation USING btree (until)

table requests.plan -- One row a plan of all who wait: how many got a copy, what the whole costs in patron-days, and what no plan could have gone below.
  id bigint not null identity
  at timestamp with time zone not null
  wishes integer not null
  routed integer not null
  method text not null
  cost double precision not null
  bound double precision not null
  plan_check CHECK ((bound <= (cost + (0.001)::double precision)))
  plan_method_check CHECK ((method = ANY (ARRAY['exact'::text, 'auction'::text, 'greedy'::text])))
  plan_pkey PRIMARY KEY (id)

table requests.queue_rule -- In which order those who wait get the copies of an organisation, or of all: the latest that has begun.
  id bigint not null identity
  organisation bigint
  keys text[] not null
  valid_from date not null
  queue_rule_keys_check CHECK ((cardinality(keys) > 0))
  queue_rule_organisation_fkey FOREIGN KEY (organisation) REFERENCES network.unit(id)
  queue_rule_organisation_valid_from_key UNIQUE NULLS NOT DISTINCT (organisation, valid_from)
  queue_rule_pkey PRIMARY KEY (id)

table requests.request -- One wish of one member for one edition. The member stands here until the item comes back, or a month after a wish that ended otherwise.
  id bigint not null identity
  member bigint
  edition bigint not null
  pickup bigint not null
  asked_at timestamp with time zone not null
  day date not null
  state text not null
  item bigint
  supplier bigint
  promised date
  decision jsonb
  ready_at timestamp with time zone
  shelf_until date
  closed_at timestamp with time zone
  asked_edition bigint not null
  told date
  paused_until date
  shelf bigint
  not_after date
  also bigint[] not null default '{}'::bigint[]
  materials text[]
  languages text[]
  only_item bigint
  cut_in text
  agreement text
  bundle bigint
  bundle_kind text
  at_home boolean not null default false
  deliver_on date
  attempts integer not null default 0
  planned_on date
  request_attempts_check CHECK ((attempts >= 0))
  request_bundle_fkey FOREIGN KEY (bundle) REFERENCES requests.bundle(id)
  request_bundle_kind_check CHECK ((bundle_kind = ANY (ARRAY['all'::text, 'first'::text])))
  request_check CHECK (((member IS NOT NULL) OR (state = ANY (ARRAY['returned'::text, 'home'::text, 'withdrawn'::text, 'expired'::text, 'unfilled'::text]))))
  request_check2 CHECK (((closed_at IS NULL) = (state <> ALL (ARRAY['home'::text, 'withdrawn'::text, 'expired'::text, 'unfilled'::text]))))
  request_cut_in_check CHECK ((cut_in <> ''::text))
  request_goes_round CHECK (((deliver_on IS NULL) OR (at_home AND (state = 'ready'::text))))
  request_has_item CHECK (((item IS NOT NULL) OR (state = ANY (ARRAY['asked'::text, 'withdrawn'::text, 'expired'::text, 'unfilled'::text]))))
  request_in_bundle CHECK (((bundle IS NULL) = (bundle_kind IS NULL)))
  request_lies_elsewhere CHECK (((state <> 'wrong-shelf'::text) OR ((shelf <> pickup) AND (ready_at IS NOT NULL) AND (shelf_until IS NOT NULL))))
  request_lies_ready CHECK (((state <> 'ready'::text) OR ((shelf = pickup) AND (ready_at IS NOT NULL) AND (shelf_until IS NOT NULL))))
  request_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  request_pickup_fkey FOREIGN KEY (pickup) REFERENCES network.unit(id)
  request_pkey PRIMARY KEY (id)
  request_planned_round CHECK (((planned_on IS NULL) OR ((deliver_on IS NOT NULL) AND (planned_on < deliver_on))))
  request_shelf_fkey FOREIGN KEY (shelf) REFERENCES network.unit(id)
  request_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'routed'::text, 'picked'::text, 'on-the-van'::text, 'ready'::text, 'wrong-shelf'::text, 'lent'::text, 'returned'::text, 'home'::text, 'withdrawn'::text, 'expired'::text, 'unfilled'::text])))
  request_supplier_fkey FOREIGN KEY (supplier) REFERENCES network.unit(id)
  request_will_do CHECK (((materials IS NULL) = (languages IS NULL)))
  UNIQUE INDEX request_active ON requests.request USING btree (member, asked_edition) WHERE ((bundle_kind IS DISTINCT FROM 'all'::text) AND (state = ANY (ARRAY['asked'::text, 'routed'::text, 'picked'::text, 'on-the-van'::text, 'ready'::text, 'wrong-shelf'::text])))
  INDEX request_also ON requests.request USING gin (also) WHERE ((also <> '{}'::bigint[]) AND (state = ANY (ARRAY['asked'::text, 'routed'::text, 'picked'::text, 'on-the-van'::text, 'ready'::text, 'wrong-shelf'::text])))
  INDEX request_at_home ON requests.request USING btree (member) WHERE at_home
  INDEX request_by_asked_edition ON requests.request USING btree (asked_edition) WHERE (state = ANY (ARRAY['asked'::text, 'routed'::text, 'picked'::text, 'on-the-van'::text, 'ready'::text, 'wrong-shelf'::text]))
  UNIQUE INDEX request_captured ON requests.request USING btree (item) WHERE (state = ANY (ARRAY['routed'::text, 'picked'::text, 'on-the-van'::text, 'ready'::text, 'wrong-shelf'::text]))
  INDEX request_goes_round_on ON requests.request USING btree (shelf, deliver_on) WHERE (deliver_on IS NOT NULL)
  INDEX request_not_after ON requests.request USING btree (not_after) WHERE ((not_after IS NOT NULL) AND (state = ANY (ARRAY['asked'::text, 'routed'::text, 'picked'::text, 'on-the-van'::text, 'ready'::text, 'wrong-shelf'::text])))
  INDEX request_of_bundle ON requests.request USING btree (bundle) WHERE (bundle IS NOT NULL)
  INDEX request_of_edition ON requests.request USING btree (edition) WHERE (state = ANY (ARRAY['asked'::text, 'routed'::text, 'picked'::text, 'on-the-van'::text, 'ready'::text, 'wrong-shelf'::text]))
  INDEX request_of_item ON requests.request USING btree (item) WHERE (item IS NOT NULL)
  INDEX request_of_member ON requests.request USING btree (member, id) WHERE (member IS NOT NULL)
  INDEX request_on_shelf ON requests.request USING btree (shelf) WHERE (shelf IS NOT NULL)
  INDEX request_open ON requests.request USING btree (state, id) WHERE (closed_at IS NULL)
  INDEX request_queue ON requests.request USING btree (edition, asked_at, id) WHERE (state = 'asked'::text)
  INDEX request_under ON requests.request USING btree (agreement, ready_at) WHERE (agreement IS NOT NULL)
  INDEX request_will_do ON requests.request USING btree (id) WHERE ((materials IS NOT NULL) AND (state = ANY (ARRAY['asked'::text, 'routed'::text, 'picked'::text, 'on-the-van'::text, 'ready'::text, 'wrong-shelf'::text])))

table requests.service_target -- What the province wants to reach: the share that gives at least a mark, and the mean. The latest that has begun holds.
  valid_from date not null
  satisfied_from integer not null
  satisfied double precision not null
  mark double precision not null
  source text not null
  service_target_mark_check CHECK (((mark >= (1)::double precision) AND (mark <= (10)::double precision)))
  service_target_pkey PRIMARY KEY (valid_from)
  service_target_satisfied_check CHECK (((satisfied > (0)::double precision) AND (satisfied <= (1)::double precision)))
  service_target_satisfied_from_check CHECK (((satisfied_from >= 1) AND (satisfied_from <= 10)))
  service_target_source_check CHECK ((source <> ''::text))

table requests.step -- What happened to a request, in order: the verb, the state it led to, the kind of actor, and units and days that explain it. Never a name.
  request bigint not null
  number integer not null
  verb text not null
  state text not null
  at timestamp with time zone not null
  by text not null
  facts jsonb not null
  step_pkey PRIMARY KEY (request, number)
  step_request_fkey FOREIGN KEY (request) REFERENCES requests.request(id) ON DELETE CASCADE

table requests.weight -- What the choice of copies knows between two plans, counted anew each morning: from the last year the price of an organisation that lends more than it borrows (patron-days) and the share of picks at which a branch did not find the book; from the last plan what one more pick on a full list of a day is worth (patron-days).
  kind text not null
  unit bigint not null
  value double precision not null
  day date
  weight_day_check CHECK (((day IS NOT NULL) = (kind = 'list'::text)))
  weight_kind_check CHECK ((kind = ANY (ARRAY['price'::text, 'miss'::text, 'list'::text])))
  weight_pkey PRIMARY KEY (kind, unit)
  weight_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  weight_value_check CHECK ((value >= (0)::double precision))

table requests.what_if -- What-ifs of the office: which days are lived through again, with what change, and how far that is. Names nobody.
  id bigint not null identity
  asked_at timestamp with time zone not null
  first date not null
  last date not null
  change jsonb not null
  state text not null default 'waiting'::text
  done integer not null default 0
  steps integer not null
  outcome jsonb
  what_if_check CHECK (((state = 'done'::text) = (outcome IS NOT NULL)))
  what_if_check1 CHECK ((first <= last))
  what_if_done_check CHECK ((done >= 0))
  what_if_pkey PRIMARY KEY (id)
  what_if_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
  what_if_steps_check CHECK ((steps > 0))

table discovery.change -- Titles whose row or copies changed, by the transaction that did it; 0 is the network. Who read up to a snapshot reads on with the transactions that were not visible in it, so that none is missed that committed late.
  xid xid8 not null default pg_current_xact_id()
  edition bigint not null
  at timestamp with time zone not null default now()
  INDEX change_by_xid ON discovery.change USING btree (xid)

table discovery.change_log -- Which log this is, and the transaction before which it tells nothing any more: an index that stands before it is made anew.
  only_row boolean not null default true
  identity uuid not null default gen_random_uuid()
  floor xid8 not null default pg_current_xact_id()
  change_log_only_row_check CHECK (only_row)
  change_log_pkey PRIMARY KEY (only_row)

table discovery.heading -- What an index shows, each once, as the catalogue writes it; key: its words, folded. Gathered after deliveries and each hour.
  list text not null
  shown text not null
  key text not null
  heading_pkey PRIMARY KEY (list, shown)
  INDEX heading_in_order ON discovery.heading USING btree (list, key, shown)

table discovery.kept_search -- A search that a member wants to come back to: what stands in its address after the question mark.
  id bigint not null identity
  member bigint not null
  name text not null
  address text not null
  kept_at timestamp with time zone not null
  merges bigint[] not null default '{}'::bigint[]
  kept_search_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  kept_search_pkey PRIMARY KEY (id)
  INDEX kept_search_by_member ON discovery.kept_search USING btree (member)

table discovery.list -- A list of titles that a member keeps. Merges: by which joinings of members it came to this one.
  id bigint not null identity
  member bigint not null
  name text not null
  made_at timestamp with time zone not null
  merges bigint[] not null default '{}'::bigint[]
  list_member_fkey FOREIGN KEY (member) REFERENCES people.member(id)
  list_pkey PRIMARY KEY (id)
  INDEX list_by_member ON discovery.list USING btree (member)

table discovery.list_title -- A title on a list, by the number under which it was put there; what became part of another title leads on to that.
  list bigint not null
  edition bigint not null
  added_at timestamp with time zone not null
  list_title_list_fkey FOREIGN KEY (list) REFERENCES discovery.list(id) ON DELETE CASCADE
  list_title_pkey PRIMARY KEY (list, edition)

table discovery.standing -- By what titles are ordered that are found alike. Loans: those of the year before, counted each night.
  edition bigint not null
  copies integer not null
  loans integer not null default 0
  added date
  standing_edition_fkey FOREIGN KEY (edition) REFERENCES discovery.title(edition) ON DELETE CASCADE
  standing_pkey PRIMARY KEY (edition)
  INDEX standing_by_arrival ON discovery.standing USING btree (added DESC NULLS LAST, edition DESC)
  TRIGGER note_changed AFTER UPDATE ON discovery.standing REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION discovery.note_titles()

table discovery.title -- An edition as a search sees it. Words: stems, title A, author and series B, subjects and genre C, the rest and ISBNs D; of A and B also as written. Where copies stand is read from circulation at the moment of the search.
  edition bigint not null
  words tsvector not null
  title_key text not null
  author_key text not null
  sort_key text not null
  material text not null
  audience text not null
  language text
  year integer
  said bigint
  title_edition_fkey FOREIGN KEY (edition) REFERENCES catalogue.edition(id) ON DELETE CASCADE
  title_pkey PRIMARY KEY (edition)
  INDEX title_by_word ON discovery.title USING gin (words)
  INDEX title_in_order ON discovery.title USING btree (title_key COLLATE "C", edition) WHERE ((length(title_key) >= 1) AND (length(title_key) <= 200))
  TRIGGER note_added AFTER INSERT ON discovery.title REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION discovery.note_titles()
  TRIGGER note_changed AFTER UPDATE ON discovery.title REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION discovery.note_titles()
  TRIGGER note_emptied AFTER TRUNCATE ON discovery.title FOR EACH STATEMENT EXECUTE FUNCTION discovery.forget_changes()
  TRIGGER note_gone AFTER DELETE ON discovery.title REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION discovery.note_titles()

view discovery.title_view
  edition bigint
  words tsvector
  title_key text
  author_key text
  sort_key text
  material text
  audience text
  language text
  year integer
  said bigint
  copies integer
  loans integer
  added date
 SELECT title.edition, title.words, title.title_key, title.author_key, title.sort_key, title.material, title.audience, title.language, title.year, title.said, standing.copies, standing.loans, standing.added FROM (discovery.title JOIN discovery.standing ON ((standing.edition = title.edition)));

table discovery.vocabulary -- Whether titles changed since the words, and since the lists of headings, were last gathered.
  only_row boolean not null default true
  stale boolean not null
  headings_stale boolean not null default true
  vocabulary_only_row_check CHECK (only_row)
  vocabulary_pkey PRIMARY KEY (only_row)

table discovery.word -- Words of titles and authors, to guess what a misspelt search meant.
  word text not null
  titles integer not null
  word_pkey PRIMARY KEY (word)
  INDEX word_by_likeness ON discovery.word USING gin (word gin_trgm_ops)
  INDEX word_in_order ON discovery.word USING btree (word COLLATE "C")

table desk.item_property -- The properties of an item as the last machine wrote them, for example how it is protected.
  item bigint not null
  text text not null
  device text not null
  at timestamp with time zone not null
  item_property_pkey PRIMARY KEY (item)
  item_property_text_check CHECK ((text <> ''::text))

table desk.scan -- Each scan of a device with its answer; scanned again under its number it gets the same answer. Repeats: the code of the scan before, within seconds. Forgotten within two days, so that nobody can read here who borrowed what.
  device text not null
  number bigint not null
  unit bigint not null
  code text not null
  at timestamp with time zone not null
  repeats boolean not null
  answer jsonb not null
  told timestamp with time zone not null
  settled timestamp with time zone
  late boolean not null generated ((told - at) > '00:01:00'::interval)
  scan_device_check CHECK ((device <> ''::text))
  scan_pkey PRIMARY KEY (device, number)
  scan_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  INDEX scan_by_time ON desk.scan USING btree (at)
  INDEX scan_unsettled ON desk.scan USING btree (unit, at) WHERE (late AND (settled IS NULL))

table desk.session -- Whose card a device read last: the items that follow are lent to them, until they are done or some minutes passed.
  device text not null
  unit bigint not null
  member bigint not null
  at timestamp with time zone not null
  session_member_fkey FOREIGN KEY (member) REFERENCES people.member(id) ON DELETE CASCADE
  session_pkey PRIMARY KEY (device)
  session_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)

table programmes.activity -- What one registers for: one meeting, or several in a course. Seats offered from the waiting list are taken until the offer lapses.
  id bigint not null identity
  series bigint
  programme text not null
  version integer not null
  title text not null
  description text not null
  unit bigint not null
  partner bigint
  elsewhere text
  step_free boolean not null
  capacity integer not null
  registration text not null
  price_cents integer not null
  language text not null
  audience text not null
  expected integer not null default 0
  staff integer not null default 1
  volunteers integer not null default 0
  state text not null
  seats_taken integer not null default 0
  seats_waiting integer not null default 0
  source text
  made_at timestamp with time zone not null
  words text not null generated lower(((title || ' '::text) || description))
  open_to text not null default 'public'::text
  activity_capacity_check CHECK ((capacity >= 0))
  activity_expected_check CHECK ((expected >= 0))
  activity_open_to_check CHECK ((open_to = ANY (ARRAY['public'::text, 'staff'::text])))
  activity_partner_fkey FOREIGN KEY (partner) REFERENCES network.unit(id)
  activity_pkey PRIMARY KEY (id)
  activity_price_cents_check CHECK ((price_cents >= 0))
  activity_programme_version_fkey FOREIGN KEY (programme, version) REFERENCES programmes.programme(code, version)
  activity_registration_check CHECK ((registration = ANY (ARRAY['needed'::text, 'none'::text])))
  activity_seats_waiting_check CHECK ((seats_waiting >= 0))
  activity_series_fkey FOREIGN KEY (series) REFERENCES programmes.series(id)
  activity_source_key UNIQUE (source)
  activity_staff_check CHECK ((staff >= 0))
  activity_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'cancelled'::text])))
  activity_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  activity_volunteers_check CHECK ((volunteers >= 0))
  seats_are_never_oversold CHECK (((seats_taken >= 0) AND (seats_taken <= capacity)))
  INDEX activity_for_staff ON programmes.activity USING btree (id) WHERE (open_to = 'staff'::text)
  INDEX activity_of_series ON programmes.activity USING btree (series)

table programmes.activity_change -- Every change of an activity, never changed itself. unit holds the number of a branch, price cents, step-free true or false.
  id bigint not null identity
  activity bigint not null
  field text not null
  before text not null
  after text not null
  staff bigint
  at timestamp with time zone not null
  activity_change_activity_fkey FOREIGN KEY (activity) REFERENCES programmes.activity(id)
  activity_change_field_check CHECK ((field = ANY (ARRAY['title'::text, 'description'::text, 'capacity'::text, 'price'::text, 'step-free'::text, 'elsewhere'::text, 'unit'::text])))
  activity_change_pkey PRIMARY KEY (id)
  INDEX activity_change_of_activity ON programmes.activity_change USING btree (activity, id)
  TRIGGER activity_changes_stay BEFORE DELETE OR UPDATE ON programmes.activity_change FOR EACH ROW EXECUTE FUNCTION programmes.activity_changes_stay()

table programmes.attendance -- A tick at the door: of a registration, or of people without one. A device numbers its ticks, so one that is sent twice counts once.
  id bigint not null identity
  meeting bigint not null
  registration bigint
  device text not null
  number bigint not null
  came integer not null
  children integer not null
  at timestamp with time zone not null
  attendance_device_number_key UNIQUE (device, number)
  attendance_meeting_fkey FOREIGN KEY (meeting) REFERENCES programmes.meeting(id)
  attendance_meeting_registration_key UNIQUE (meeting, registration)
  attendance_pkey PRIMARY KEY (id)
  attendance_registration_fkey FOREIGN KEY (registration) REFERENCES programmes.registration(id)
  INDEX attendance_of_meeting ON programmes.attendance USING btree (meeting)

table programmes.boekstart -- BoekStart by school year (1 September to 31 August). Ways of counting are never added up: libraries count differently.
  municipality bigint not null
  school_year integer not null
  way text not null
  amount integer not null
  quality text not null
  source text not null
  boekstart_amount_check CHECK ((amount >= 0))
  boekstart_municipality_fkey FOREIGN KEY (municipality) REFERENCES network.unit(id)
  boekstart_pkey PRIMARY KEY (municipality, school_year, way)
  boekstart_quality_check CHECK ((quality = ANY (ARRAY['registered'::text, 'estimated'::text, 'manual'::text])))
  boekstart_way_check CHECK ((way = ANY (ARRAY['vouchers-sent'::text, 'vouchers-returned'::text, 'cases-ordered'::text, 'cases-handed'::text, 'new-members'::text])))

table programmes.counted -- What the ledger has of a meeting so far; a later count writes the difference.
  meeting bigint not null
  held integer not null
  expected integer not null
  registered integer not null
  waiting integer not null
  came integer not null
  children integer not null
  counted_meeting_fkey FOREIGN KEY (meeting) REFERENCES programmes.meeting(id)
  counted_pkey PRIMARY KEY (meeting)

table programmes.help -- A question at the help desk: no names. Which words there are is the province's data (programmes.json).
  id bigint not null identity
  unit bigint not null
  day date not null
  at timestamp with time zone not null
  service text not null
  question text not null
  referred text not null
  minutes integer not null
  device text not null
  number bigint not null
  taken_back_at timestamp with time zone
  help_device_number_key UNIQUE (device, number)
  help_minutes_check CHECK (((minutes >= 0) AND (minutes <= 480)))
  help_pkey PRIMARY KEY (id)
  help_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  INDEX help_of_unit ON programmes.help USING btree (unit, day)

table programmes.location -- A school, childcare place or help point with an agreement, for as long as it holds; pupils or child places, boxes of books, and the building blocks it uses. A school that merged ends the day before.
  code text not null
  programme text not null
  name text not null
  municipality bigint not null
  branch bigint
  period daterange not null
  merged_into text
  pupils integer
  boxes integer not null default 0
  blocks text[] not null default '{}'::text[]
  source text not null
  location_boxes_check CHECK ((boxes >= 0))
  location_branch_fkey FOREIGN KEY (branch) REFERENCES network.unit(id)
  location_check CHECK (((merged_into IS NULL) OR (upper(period) IS NOT NULL)))
  location_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES programmes.location(code) DEFERRABLE INITIALLY DEFERRED
  location_municipality_fkey FOREIGN KEY (municipality) REFERENCES network.unit(id)
  location_period_check CHECK ((NOT isempty(period)))
  location_pkey PRIMARY KEY (code)
  location_pupils_check CHECK ((pupils >= 0))
  INDEX location_of_programme ON programmes.location USING btree (programme, municipality)

table programmes.meeting -- One time that people come together: counts as one activity (CBS). revision goes up with every move, for calendars (RFC 5545, SEQUENCE).
  id bigint not null identity
  activity bigint not null
  unit bigint not null
  room bigint
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  day date not null
  state text not null
  revision integer not null default 0
  a_room_is_had_once EXCLUDE USING gist (int8range(room, room, '[]'::text) WITH &&, tstzrange(starts_at, ends_at) WITH &&) WHERE (((room IS NOT NULL) AND (state <> 'cancelled'::text)))
  meeting_activity_fkey FOREIGN KEY (activity) REFERENCES programmes.activity(id)
  meeting_check CHECK ((ends_at > starts_at))
  meeting_pkey PRIMARY KEY (id)
  meeting_room_fkey FOREIGN KEY (room) REFERENCES programmes.room(id)
  meeting_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'cancelled'::text])))
  meeting_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  INDEX meeting_of_activity ON programmes.meeting USING btree (activity, starts_at)
  INDEX meeting_of_unit ON programmes.meeting USING btree (unit, starts_at) WHERE (state <> 'cancelled'::text)
  INDEX meeting_to_come ON programmes.meeting USING btree (starts_at, id) WHERE (state = 'planned'::text)

table programmes.monitor -- Questionnaires of the dBos monitor that were finished; a school counts with one. school_year is the year in which it begins.
  location text not null
  school_year integer not null
  who text not null
  finished integer not null
  source text not null
  monitor_finished_check CHECK ((finished >= 0))
  monitor_location_fkey FOREIGN KEY (location) REFERENCES programmes.location(code)
  monitor_pkey PRIMARY KEY (location, school_year, who)
  monitor_who_check CHECK ((who = ANY (ARRAY['pupils'::text, 'teachers'::text, 'consultant'::text])))

table programmes.offer -- What a municipality can choose: a programme, by whom, what one costs and how many people one is meant to reach, from a day on.
  code text not null
  from_day date not null
  programme text not null
  provider bigint not null
  name_nl text not null
  name_en text not null
  each text not null
  people integer not null
  cents integer not null
  source text not null
  offer_cents_check CHECK ((cents >= 0))
  offer_each_check CHECK ((each = ANY (ARRAY['meeting'::text, 'question'::text, 'location'::text, 'year'::text])))
  offer_people_check CHECK ((people >= 0))
  offer_pkey PRIMARY KEY (code, from_day)
  offer_provider_fkey FOREIGN KEY (provider) REFERENCES network.unit(id)

table programmes.plan -- A municipality's choice for a year: made, asked for with its budget, agreed.
  municipality bigint not null
  year integer not null
  state text not null
  plan_municipality_fkey FOREIGN KEY (municipality) REFERENCES network.unit(id)
  plan_pkey PRIMARY KEY (municipality, year)
  plan_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'requested'::text, 'agreed'::text])))
  plan_year_check CHECK (((year >= 2000) AND (year <= 2100)))

table programmes.plan_step -- Every step of a plan, never changed: the newest step of an offer is what stands, at the price of that moment.
  id bigint not null identity
  municipality bigint not null
  year integer not null
  verb text not null
  offer text
  amount integer
  cents integer
  reason text not null
  side text not null
  staff bigint
  at timestamp with time zone not null
  plan_step_amount_check CHECK (((amount >= 0) AND (amount <= 10000)))
  plan_step_check CHECK (((verb = 'choose'::text) = ((offer IS NOT NULL) AND (amount IS NOT NULL) AND (cents IS NOT NULL))))
  plan_step_municipality_year_fkey FOREIGN KEY (municipality, year) REFERENCES programmes.plan(municipality, year)
  plan_step_pkey PRIMARY KEY (id)
  plan_step_side_check CHECK ((side = ANY (ARRAY['municipality'::text, 'provider'::text, 'system'::text])))
  plan_step_verb_check CHECK ((verb = ANY (ARRAY['choose'::text, 'request'::text, 'agree'::text, 'reopen'::text])))
  INDEX plan_step_of_plan ON programmes.plan_step USING btree (municipality, year, id)
  TRIGGER plan_steps_stay BEFORE DELETE OR UPDATE ON programmes.plan_step FOR EACH ROW EXECUTE FUNCTION programmes.plan_steps_stay()

table programmes.programme -- A programme in one version of its definition: what is counted and under which goal, opgave and kernfunctie (codes of network.theme).
  code text not null
  version integer not null
  period daterange not null
  name_nl text not null
  name_en text not null
  goal text
  opgave text
  kernfunctie text
  counts text not null
  rule_nl text not null
  rule_en text not null
  audience text not null
  partners text[] not null default '{}'::text[]
  funding text
  collection text
  source text not null
  programme_audience_check CHECK ((audience = ANY (ARRAY['children'::text, 'youth'::text, 'adults'::text, 'everyone'::text, 'professionals'::text])))
  programme_counts_check CHECK ((counts = ANY (ARRAY['meeting'::text, 'question'::text, 'voucher'::text, 'location'::text, 'school'::text, 'delivery'::text, 'project'::text])))
  programme_pkey PRIMARY KEY (code, version)
  programme_version_check CHECK ((version > 0))
  UNIQUE INDEX programme_from ON programmes.programme USING btree (code, lower(period))

table programmes.registration -- Who asked for seats: a name and one contact, both dropped after the term. The code is the secret of the link.
  id bigint not null identity
  activity bigint not null
  kind text not null
  name text
  contact text
  language text not null
  seats integer not null
  children integer not null default 0
  state text not null
  code text not null
  made_at timestamp with time zone not null
  offered_until timestamp with time zone
  reminded_at timestamp with time zone
  forgotten_at timestamp with time zone
  location text
  only_a_class_has_a_school CHECK (((location IS NULL) OR (kind = 'class'::text)))
  registration_activity_fkey FOREIGN KEY (activity) REFERENCES programmes.activity(id)
  registration_check CHECK (((children >= 0) AND (children <= seats)))
  registration_check1 CHECK (((state = 'offered'::text) = (offered_until IS NOT NULL)))
  registration_check2 CHECK (((forgotten_at IS NULL) = ((name IS NOT NULL) AND (contact IS NOT NULL))))
  registration_code_key UNIQUE (code)
  registration_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'group'::text, 'class'::text])))
  registration_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text])))
  registration_location_fkey FOREIGN KEY (location) REFERENCES programmes.location(code)
  registration_pkey PRIMARY KEY (id)
  registration_seats_check CHECK (((seats >= 1) AND (seats <= 200)))
  registration_state_check CHECK ((state = ANY (ARRAY['registered'::text, 'waiting'::text, 'offered'::text, 'lapsed'::text, 'cancelled'::text, 'came'::text, 'absent'::text])))
  INDEX registration_named ON programmes.registration USING btree (activity) WHERE (forgotten_at IS NULL)
  INDEX registration_of_activity ON programmes.registration USING btree (activity, id)
  INDEX registration_of_location ON programmes.registration USING btree (location) WHERE (location IS NOT NULL)
  INDEX registration_offered ON programmes.registration USING btree (offered_until) WHERE (state = 'offered'::text)
  UNIQUE INDEX registration_once ON programmes.registration USING btree (activity, lower(contact), lower(name)) WHERE ((state = ANY (ARRAY['registered'::text, 'waiting'::text, 'offered'::text, 'came'::text])) AND (forgotten_at IS NULL))

table programmes.room -- Where people meet in a branch; step_free: a wheelchair can get in and round.
  id bigint not null identity
  unit bigint not null
  name text not null
  seats integer not null
  step_free boolean not null
  room_pkey PRIMARY KEY (id)
  room_seats_check CHECK ((seats > 0))
  room_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  room_unit_name_key UNIQUE (unit, name)

table programmes.series -- Activities that belong together: every week, or one in each branch.
  id bigint not null identity
  title text not null
  series_pkey PRIMARY KEY (id)

table programmes.template -- What makers begin from, so that the same activity is called the same everywhere.
  id bigint not null identity
  programme text not null
  title text not null
  description text not null
  minutes integer not null
  capacity integer not null
  price_cents integer not null default 0
  language text not null default 'nl'::text
  audience text not null
  open_to text not null default 'public'::text
  template_capacity_check CHECK ((capacity >= 0))
  template_minutes_check CHECK (((minutes >= 5) AND (minutes <= 1440)))
  template_open_to_check CHECK ((open_to = ANY (ARRAY['public'::text, 'staff'::text])))
  template_pkey PRIMARY KEY (id)
  template_price_cents_check CHECK ((price_cents >= 0))
  template_programme_title_key UNIQUE (programme, title)

view programmes.theme_view -- One row a programme and version: the days on which it held, and its three axes (codes of network.theme). For statistics.
  programme text
  valid daterange
  goal text
  opgave text
  kernfunctie text
 SELECT code AS programme, daterange(lower(period), lead(lower(period)) OVER (PARTITION BY code ORDER BY (lower(period)))) AS valid, goal, opgave, kernfunctie FROM programmes.programme;

table programmes.vocabulary -- Words that are the province's own: the buttons of the help desk, in the order of the national tool's form, and what volunteers do.
  list text not null
  code text not null
  place integer not null
  name_nl text not null
  name_en text not null
  vocabulary_list_check CHECK ((list = ANY (ARRAY['service'::text, 'question'::text, 'referred'::text, 'volunteer-role'::text])))
  vocabulary_pkey PRIMARY KEY (list, code)

table programmes.volunteer -- Somebody who helps at a branch: a name to call them by and one contact, both dropped some time after the last day. available: half days such as mon-morning.
  id bigint not null identity
  unit bigint not null
  name text
  contact text
  roles text[] not null
  available text[] not null default '{}'::text[]
  since date not null
  until date
  forgotten_at timestamp with time zone
  volunteer_check CHECK ((until >= since))
  volunteer_check1 CHECK (((forgotten_at IS NULL) = ((name IS NOT NULL) AND (contact IS NOT NULL))))
  volunteer_check2 CHECK (((forgotten_at IS NULL) OR (until IS NOT NULL)))
  volunteer_pkey PRIMARY KEY (id)
  volunteer_roles_check CHECK ((cardinality(roles) > 0))
  volunteer_unit_fkey FOREIGN KEY (unit) REFERENCES network.unit(id)
  INDEX volunteer_of_unit ON programmes.volunteer USING btree (unit)
  UNIQUE INDEX volunteer_once ON programmes.volunteer USING btree (unit, lower(contact), lower(name)) WHERE (until IS NULL)

table programmes.volunteer_hours -- What a volunteer did on a day, for a meeting once. Stays when the name goes: it counts hours, not people.
  id bigint not null identity
  volunteer bigint not null
  role text not null
  meeting bigint
  day date not null
  minutes integer not null
  volunteer_hours_meeting_fkey FOREIGN KEY (meeting) REFERENCES programmes.meeting(id)
  volunteer_hours_minutes_check CHECK (((minutes >= 1) AND (minutes <= 960)))
  volunteer_hours_pkey PRIMARY KEY (id)
  volunteer_hours_volunteer_fkey FOREIGN KEY (volunteer) REFERENCES programmes.volunteer(id)
  volunteer_hours_volunteer_meeting_key UNIQUE (volunteer, meeting)
  INDEX volunteer_hours_of_day ON programmes.volunteer_hours USING btree (day)

table statistics.answer -- What a cell held, each answer following the one before. From a figure: with its definition and place in the ledger.
  id bigint not null identity
  form bigint not null
  cell text not null
  value double precision
  absence text
  status text not null
  source text not null
  definition text
  version integer
  position jsonb
  comment text
  answered_by text not null
  staff bigint
  answered_at timestamp with time zone not null
  follows bigint
  answer_absence_check CHECK ((absence = ANY (ARRAY['unknown'::text, 'not-applicable'::text, 'confidential'::text])))
  answer_check CHECK (((value IS NULL) = (absence IS NOT NULL)))
  answer_check1 CHECK (((source = 'figure'::text) = ("position" IS NOT NULL)))
  answer_comment_check CHECK ((comment <> ''::text))
  answer_follows_fkey FOREIGN KEY (follows) REFERENCES statistics.answer(id)
  answer_follows_key UNIQUE (follows)
  answer_form_fkey FOREIGN KEY (form) REFERENCES statistics.form(id)
  answer_pkey PRIMARY KEY (id)
  answer_source_check CHECK ((source = ANY (ARRAY['figure'::text, 'hand'::text])))
  answer_status_check CHECK ((status = ANY (ARRAY['registered'::text, 'estimated'::text, 'imputed'::text, 'provisional'::text, 'final'::text])))
  UNIQUE INDEX answer_first ON statistics.answer USING btree (form, cell) WHERE (follows IS NULL)
  INDEX answer_of_form ON statistics.answer USING btree (form, cell, id)
  TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON statistics.answer FOR EACH STATEMENT EXECUTE FUNCTION statistics.refuse_change()

table statistics.assignment -- Who of the staff fills which section of a form.
  form bigint not null
  section text not null
  staff bigint not null
  name text not null
  assigned_by text not null
  assigned_at timestamp with time zone not null
  assignment_form_fkey FOREIGN KEY (form) REFERENCES statistics.form(id)
  assignment_pkey PRIMARY KEY (form, section)

table statistics.definition -- Definitions as data, loaded from definitions/*.json. A version is never changed, only followed by another.
  code text not null
  version integer not null
  valid_from date not null
  body jsonb not null
  definition_pkey PRIMARY KEY (code, version)
  definition_version_check CHECK ((version > 0))
  TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON statistics.definition FOR EACH STATEMENT EXECUTE FUNCTION statistics.refuse_change()

table statistics.delivery_plan -- The calendar: who delivers which questionnaires to whom, from when until when. Comes from the province's folder.
  code text not null
  body jsonb not null
  delivery_plan_pkey PRIMARY KEY (code)

table statistics.entry -- Manual figures. A correction is a row that supersedes another. What the place belonged to is written with it, so that a later move changes nothing. xid: rows of unfinished transactions count in no figure.
  id bigint not null identity
  code text not null
  unit bigint not null
  kind text not null
  organisation bigint
  municipality bigint
  from_day date not null
  to_day date not null
  value double precision
  absence text
  status text not null
  evidence text not null
  owner text not null
  taken_over boolean not null default false
  entered_by text not null
  recorded_at timestamp with time zone not null
  supersedes bigint
  reason text
  xid bigint not null default ledger.transaction_number()
  entry_absence_check CHECK ((absence = ANY (ARRAY['unknown'::text, 'not-applicable'::text, 'confidential'::text])))
  entry_check CHECK ((from_day <= to_day))
  entry_check1 CHECK (((value IS NULL) = (absence IS NOT NULL)))
  entry_check2 CHECK (((supersedes IS NULL) OR (reason IS NOT NULL)))
  entry_evidence_check CHECK ((evidence <> ''::text))
  entry_owner_check CHECK ((owner <> ''::text))
  entry_pkey PRIMARY KEY (id)
  entry_reason_check CHECK ((reason <> ''::text))
  entry_status_check CHECK ((status = ANY (ARRAY['registered'::text, 'estimated'::text, 'imputed'::text, 'provisional'::text, 'final'::text])))
  entry_supersedes_fkey FOREIGN KEY (supersedes) REFERENCES statistics.entry(id)
  entry_supersedes_key UNIQUE (supersedes)
  UNIQUE INDEX entry_first ON statistics.entry USING btree (code, unit, from_day, to_day, taken_over) WHERE (supersedes IS NULL)
  INDEX entry_of_period ON statistics.entry USING btree (code, from_day, to_day)
  TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON statistics.entry FOR EACH STATEMENT EXECUTE FUNCTION statistics.refuse_change()

table statistics.explanation -- Why a cell stands as it does although a check asks about it; shown again the next year.
  id bigint not null identity
  form bigint not null
  rule text not null
  cell text not null
  words text not null
  explained_by text not null
  explained_at timestamp with time zone not null
  explanation_form_fkey FOREIGN KEY (form) REFERENCES statistics.form(id)
  explanation_pkey PRIMARY KEY (id)
  explanation_words_check CHECK ((words <> ''::text))
  INDEX explanation_of_form ON statistics.explanation USING btree (form)
  TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON statistics.explanation FOR EACH STATEMENT EXECUTE FUNCTION statistics.refuse_change()

table statistics.figure -- Kept figures, each with its place in the ledger: recomputed there, it must give the same. Later vintages stand beside earlier ones.
  id bigint not null identity
  code text not null
  version integer not null
  scope bigint not null
  from_day date not null
  to_day date not null
  item_position bigint not null
  horizon bigint not null
  person_position bigint not null
  value double precision
  parts jsonb not null
  events bigint not null
  kept_at timestamp with time zone not null
  figure_code_version_fkey FOREIGN KEY (code, version) REFERENCES statistics.definition(code, version)
  figure_code_version_scope_from_day_to_day_item_position_hor_key UNIQUE (code, version, scope, from_day, to_day, item_position, horizon, person_position)
  figure_pkey PRIMARY KEY (id)
  TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON statistics.figure FOR EACH STATEMENT EXECUTE FUNCTION statistics.refuse_change()

table statistics.form -- One questionnaire of one deliverer about one year.
  id bigint not null identity
  plan text not null
  questionnaire text not null
  version integer not null
  year integer not null
  unit bigint not null
  state text not null
  due date not null
  opened_at timestamp with time zone not null
  form_pkey PRIMARY KEY (id)
  form_questionnaire_version_fkey FOREIGN KEY (questionnaire, version) REFERENCES statistics.questionnaire(code, version)
  form_questionnaire_year_unit_key UNIQUE (questionnaire, year, unit)
  form_state_check CHECK ((state = ANY (ARRAY['open'::text, 'ready'::text, 'frozen'::text])))

table statistics.form_step -- The life of a form: who offered, signed, sent back or reopened it.
  id bigint not null identity
  form bigint not null
  verb text not null
  to_state text not null
  done_by text not null
  staff bigint
  reason text
  at timestamp with time zone not null
  form_step_form_fkey FOREIGN KEY (form) REFERENCES statistics.form(id)
  form_step_pkey PRIMARY KEY (id)
  INDEX form_step_of_form ON statistics.form_step USING btree (form)
  TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON statistics.form_step FOR EACH STATEMENT EXECUTE FUNCTION statistics.refuse_change()

table statistics.interpretation -- One sentence that says what the figures of a place and period mean. A later one follows; all stay.
  id bigint not null identity
  unit bigint not null
  period text not null
  text text not null
  written_by text not null
  written_at timestamp with time zone not null
  follows bigint
  interpretation_follows_fkey FOREIGN KEY (follows) REFERENCES statistics.interpretation(id)
  interpretation_follows_key UNIQUE (follows)
  interpretation_pkey PRIMARY KEY (id)
  UNIQUE INDEX interpretation_first ON statistics.interpretation USING btree (unit, period) WHERE (follows IS NULL)
  TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON statistics.interpretation FOR EACH STATEMENT EXECUTE FUNCTION statistics.refuse_change()

table statistics.open_table -- Published tables, small numbers and what would give them away taken out before they are stored. A later number replaces an earlier one; both stay.
  code text not null
  year integer not null
  number integer not null
  body jsonb not null
  published_by text not null
  published_at timestamp with time zone not null
  open_table_number_check CHECK ((number > 0))
  open_table_pkey PRIMARY KEY (code, year, number)
  TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON statistics.open_table FOR EACH STATEMENT EXECUTE FUNCTION statistics.refuse_change()

table statistics.printed_series -- A row of old key figures: its name, its unit, and how it follows from other rows when it is a ratio.
  code text not null
  body jsonb not null
  printed_series_pkey PRIMARY KEY (code)

table statistics.printed_value -- What one page printed for one year. Never changed: another page is another row, also when it says something else.
  series text not null
  year integer not null
  source text not null
  body jsonb not null
  printed_value_pkey PRIMARY KEY (series, year, source)
  printed_value_series_fkey FOREIGN KEY (series) REFERENCES statistics.printed_series(code)
  TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON statistics.printed_value FOR EACH STATEMENT EXECUTE FUNCTION statistics.refuse_change()

table statistics.questionnaire -- Lists of questions as data. A version is never changed, only followed by another.
  code text not null
  version integer not null
  body jsonb not null
  loaded_by text not null
  loaded_at timestamp with time zone not null
  questionnaire_pkey PRIMARY KEY (code, version)
  questionnaire_version_check CHECK ((version > 0))
  TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON statistics.questionnaire FOR EACH STATEMENT EXECUTE FUNCTION statistics.refuse_change()

table statistics.reference -- A figure of a named group of at least five libraries elsewhere, as a source published it. The newest of a group and year is shown; those before stay.
  id bigint not null identity
  source text not null
  grouping text not null
  libraries integer not null
  code text not null
  year integer not null
  value double precision not null
  taken_by text not null
  taken_at timestamp with time zone not null
  reference_libraries_check CHECK ((libraries >= 5))
  reference_pkey PRIMARY KEY (id)
  INDEX reference_by_code ON statistics.reference USING btree (code, year)
  TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON statistics.reference FOR EACH STATEMENT EXECUTE FUNCTION statistics.refuse_change()

table statistics.requirement -- What the province asks of its office: an indicator with its target. Comes from the province's folder.
  code text not null
  place integer not null
  body jsonb not null
  requirement_pkey PRIMARY KEY (code)

table statistics.submission -- What was delivered, as it was: every cell, with the hash on the receipt. Reopening and signing again makes another number.
  form bigint not null
  number integer not null
  body jsonb not null
  hash text not null
  signed_by text not null
  signed_at timestamp with time zone not null
  submission_form_fkey FOREIGN KEY (form) REFERENCES statistics.form(id)
  submission_number_check CHECK ((number > 0))
  submission_pkey PRIMARY KEY (form, number)
  TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON statistics.submission FOR EACH STATEMENT EXECUTE FUNCTION statistics.refuse_change()

table publications.block -- A heading, paragraph, table … of a chapter. Its id is its address: it never changes and never returns.
  publication bigint not null
  id text not null
  chapter bigint not null
  place integer not null
  body jsonb not null
  version integer not null default 1
  removed_at timestamp with time zone
  page integer
  block_chapter_fkey FOREIGN KEY (chapter) REFERENCES publications.chapter(id)
  block_page_check CHECK ((page > 0))
  block_pkey PRIMARY KEY (publication, id)
  block_publication_fkey FOREIGN KEY (publication) REFERENCES publications.publication(id)
  INDEX block_chapter_idx ON publications.block USING btree (chapter)

table publications.block_change -- What a block said before each change, so that every change can be undone.
  publication bigint not null
  block text not null
  version integer not null
  body jsonb not null
  changed_at timestamp with time zone not null
  changed_by bigint
  along jsonb not null default '{}'::jsonb
  block_change_pkey PRIMARY KEY (publication, block, version)
  block_change_publication_block_fkey FOREIGN KEY (publication, block) REFERENCES publications.block(publication, id)

table publications.chapter
  id bigint not null identity
  publication bigint not null
  place integer not null
  slug text not null
  title text not null
  looked_after_by text
  chapter_pkey PRIMARY KEY (id)
  chapter_publication_fkey FOREIGN KEY (publication) REFERENCES publications.publication(id)
  chapter_publication_slug_key UNIQUE (publication, slug)
  chapter_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))

table publications.frozen_figure -- Every number of a published version by what it counts, so that a correction finds all places that printed it.
  publication bigint not null
  version integer not null
  name text not null
  code text not null
  scope bigint
  period text not null
  value double precision
  hash text not null
  frozen_figure_pkey PRIMARY KEY (publication, version, name)
  frozen_figure_publication_version_fkey FOREIGN KEY (publication, version) REFERENCES publications.version(publication, number)
  INDEX frozen_figure_code_scope_period_idx ON publications.frozen_figure USING btree (code, scope, period)
  TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON publications.frozen_figure FOR EACH STATEMENT EXECUTE FUNCTION publications.refuse_change()

table publications.old_address -- The first page of each chapter in an old viewer; a page in between belongs to the chapter before it.
  slug text not null
  page integer not null
  publication bigint not null
  chapter text not null
  old_address_page_check CHECK ((page > 0))
  old_address_pkey PRIMARY KEY (slug, page)
  old_address_publication_fkey FOREIGN KEY (publication) REFERENCES publications.publication(id)

table publications.paper -- Every PDF that somebody brought, and what became of it.
  id bigint not null identity
  name text not null
  slug text not null
  title text not null
  old_slug text
  owner bigint not null
  size bigint not null
  state text not null default 'waiting'::text
  reason text
  publication bigint
  pictures integer not null default 0
  repaired boolean not null default false
  asked_at timestamp with time zone not null
  asked_by bigint
  paper_check CHECK (((reason IS NOT NULL) = (state = 'refused'::text)))
  paper_pkey PRIMARY KEY (id)
  paper_publication_fkey FOREIGN KEY (publication) REFERENCES publications.publication(id)
  paper_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'reading'::text, 'read'::text, 'refused'::text])))
  INDEX paper_publication_idx ON publications.paper USING btree (publication)

table publications.paper_page -- What a page of a PDF looked like, as JPEG. The text beside it is what counts.
  publication bigint not null
  page integer not null
  bytes bytea not null
  paper_page_page_check CHECK ((page > 0))
  paper_page_pkey PRIMARY KEY (publication, page)
  paper_page_publication_fkey FOREIGN KEY (publication) REFERENCES publications.publication(id)

table publications.passage -- The words of a published block, with their stems, to search in.
  publication bigint not null
  version integer not null
  place integer not null
  chapter text not null
  block text not null
  text text not null
  search tsvector not null
  chapter_title text not null
  page integer not null
  passage_pkey PRIMARY KEY (publication, version, place)
  passage_publication_version_fkey FOREIGN KEY (publication, version) REFERENCES publications.version(publication, number)
  INDEX passage_search_idx ON publications.passage USING gin (search)
  TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON publications.passage FOR EACH STATEMENT EXECUTE FUNCTION publications.refuse_change()

table publications.picture -- Files of photos. `hash`: SHA-256 of the bytes; blocks name it, so a published version keeps its pictures.
  hash text not null
  type text not null
  width integer not null
  height integer not null
  bytes bytea not null
  added_at timestamp with time zone not null
  added_by bigint
  picture_height_check CHECK ((height > 0))
  picture_pkey PRIMARY KEY (hash)
  picture_type_check CHECK ((type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text])))
  picture_width_check CHECK ((width > 0))

table publications.publication -- A report as its authors write it. `open`: for everybody, else for staff only. `current`: the newest published version.
  id bigint not null identity
  slug text not null
  title text not null
  summary text not null
  language text not null
  owner bigint not null
  open boolean not null default true
  current integer
  state text not null default 'writing'::text
  submitted_by bigint
  paper jsonb
  follows bigint
  publication_follows_fkey FOREIGN KEY (follows) REFERENCES publications.publication(id)
  publication_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text])))
  publication_pkey PRIMARY KEY (id)
  publication_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
  publication_slug_key UNIQUE (slug)
  publication_state_check CHECK ((state = ANY (ARRAY['writing'::text, 'review'::text, 'approved'::text])))

table publications.reading -- How often a chapter was opened on a day, or the first page (an empty chapter). No person, address or browser is kept.
  publication bigint not null
  chapter text not null
  day date not null
  times integer not null
  reading_pkey PRIMARY KEY (publication, chapter, day)
  reading_publication_fkey FOREIGN KEY (publication) REFERENCES publications.publication(id)
  reading_times_check CHECK ((times > 0))

table publications.remark -- What a colleague remarked on a block, until it is settled.
  id bigint not null identity
  publication bigint not null
  block text not null
  text text not null
  author text not null
  written_at timestamp with time zone not null
  settled_at timestamp with time zone
  remark_pkey PRIMARY KEY (id)
  remark_publication_block_fkey FOREIGN KEY (publication, block) REFERENCES publications.block(publication, id)
  INDEX remark_publication_idx ON publications.remark USING btree (publication) WHERE (settled_at IS NULL)

table publications.token -- A number by its meaning: definition, place, period, vintage and rounding. Blocks name it as {{name}}.
  publication bigint not null
  name text not null
  body jsonb not null
  token_pkey PRIMARY KEY (publication, name)
  token_publication_fkey FOREIGN KEY (publication) REFERENCES publications.publication(id)

table publications.version -- What was published, whole: chapters, blocks, pages and figures with their values. `hash`: SHA-256 of the content in its one canonical form.
  publication bigint not null
  number integer not null
  content jsonb not null
  hash text not null
  changes jsonb not null
  published_at timestamp with time zone not null
  published_by bigint
  title text generated (content ->> 'title'::text)
  summary text generated (content ->> 'summary'::text)
  pages integer generated ((content ->> 'pages'::text))::integer
  chapters integer generated jsonb_array_length((content -> 'chapters'::text))
  version_number_check CHECK ((number > 0))
  version_pkey PRIMARY KEY (publication, number)
  version_publication_fkey FOREIGN KEY (publication) REFERENCES publications.publication(id)
  TRIGGER never_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON publications.version FOR EACH STATEMENT EXECUTE FUNCTION publications.refuse_change()
