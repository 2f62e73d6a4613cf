-- PostgreSQL is the record. Ids are uuid version 7, so that rows made later sort later.

create table institutions (
  id uuid primary key default uuidv7(),
  name text not null unique check (length(name) between 1 and 200),
  kind text not null check (kind in ('bank', 'registry')),
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  declared_binding text[] not null default '{}',
  created_at timestamptz not null default now()
);

-- The key itself is shown once and never stored: only its SHA-256 is.
create table api_keys (
  id uuid primary key default uuidv7(),
  institution_id uuid not null references institutions,
  key_hash bytea not null unique check (length(key_hash) = 32),
  label text not null default '',
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);

-- `secrets` are sealed with AES-256-GCM under the key of the service; the newest comes first and all of them sign.
create table webhook_endpoints (
  institution_id uuid primary key references institutions,
  url text not null,
  secrets bytea[] not null check (cardinality(secrets) between 1 and 3),
  gone_at timestamptz,
  updated_at timestamptz not null default now()
);

create table supervisors (
  id uuid primary key default uuidv7(),
  username text not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  display_name text not null,
  password_hash text not null,
  created_at timestamptz not null default now(),
  disabled_at timestamptz
);

create table sessions (
  token_hash bytea primary key check (length(token_hash) = 32),
  supervisor_id uuid not null references supervisors,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

-- A list version is never changed; its content hash is its identity.
create table list_versions (
  id uuid primary key default uuidv7(),
  authority text not null,
  content_hash text not null,
  dated_on date not null,
  source text not null,
  designation_count integer not null check (designation_count > 0),
  imported_at timestamptz not null default now(),
  unique (authority, content_hash)
);

create table designations (
  list_version_id uuid not null references list_versions,
  id text not null,
  kind text not null,
  body jsonb not null,
  primary key (list_version_id, id)
);

-- A list that was offered and refused. The last good version stays in force.
create table list_refusals (
  id uuid primary key default uuidv7(),
  authority text not null,
  source text not null,
  code text not null,
  message text not null,
  refused_at timestamptz not null default now()
);

-- The list versions that are screened against together. Its hash is made of theirs, so a set is made once.
create table list_sets (
  id uuid primary key default uuidv7(),
  hash text not null unique,
  created_at timestamptz not null default now()
);

create table list_set_members (
  list_set_id uuid not null references list_sets,
  list_version_id uuid not null references list_versions,
  primary key (list_set_id, list_version_id)
);

-- One row at most: the set in force.
create table list_set_in_force (
  only_row boolean primary key default true check (only_row),
  list_set_id uuid not null references list_sets,
  since timestamptz not null default now()
);

-- Matcher version and thresholds, kept so that a decision can be replayed.
create table configurations (
  id uuid primary key default uuidv7(),
  matcher_version text not null,
  possible_score double precision not null,
  match_score double precision not null,
  unique (matcher_version, possible_score, match_score)
);

create table batches (
  id uuid primary key default uuidv7(),
  institution_id uuid not null references institutions,
  idempotency_key text not null check (length(idempotency_key) between 1 and 255),
  -- SHA-256 of the media type, the options and the body as it was sent.
  request_hash bytea not null check (length(request_hash) = 32),
  kind text not null default 'book' check (kind in ('book', 'single')),
  status text not null default 'receiving' check (status in ('receiving', 'screening', 'screened')),
  -- Every row that was sent is one or the other: a holder, or a rejected row with one problem or several.
  holder_count integer not null default 0 check (holder_count >= 0),
  rejected_count integer not null default 0 check (rejected_count >= 0),
  problem_count integer not null default 0 check (problem_count >= 0),
  chunk_count integer not null default 0 check (chunk_count >= 0),
  chunks_screened integer not null default 0 check (chunks_screened between 0 and chunk_count),
  received_at timestamptz not null default now(),
  screened_at timestamptz,
  unique (institution_id, idempotency_key),
  check ((status = 'screened') = (screened_at is not null)),
  check (status <> 'screened' or chunks_screened = chunk_count)
);
create index batches_by_time on batches (received_at desc);
create index batches_unfinished on batches (id) where status = 'screening';

-- A row that was not taken, with the reason; `pointer` is a JSON pointer into the row (RFC 6901).
create table batch_problems (
  batch_id uuid not null references batches on delete cascade,
  ordinal integer not null,
  line integer not null,
  pointer text not null,
  code text not null,
  message text not null,
  primary key (batch_id, ordinal)
);

create table chunks (
  id uuid primary key default uuidv7(),
  batch_id uuid not null references batches on delete cascade,
  number integer not null,
  holder_count integer not null check (holder_count > 0),
  state text not null default 'waiting' check (state in ('waiting', 'screened')),
  clear_count integer,
  possible_count integer,
  match_count integer,
  unscreenable_count integer,
  list_set_id uuid references list_sets,
  screened_at timestamptz,
  unique (batch_id, number),
  check ((state = 'screened') = (screened_at is not null and list_set_id is not null)),
  -- Every holder of a screened chunk is counted exactly once.
  check (state <> 'screened' or clear_count + possible_count + match_count + unscreenable_count = holder_count)
);
create index chunks_waiting on chunks (id) where state = 'waiting';
create index chunks_by_time on chunks (screened_at desc) where state = 'screened';

create table holders (
  id uuid primary key default uuidv7(),
  batch_id uuid not null references batches on delete cascade,
  chunk_number integer not null,
  line integer not null,
  -- Counted from 0 over all rows of the batch, the rejected ones too. A document of one line has it and no line numbers.
  position integer not null,
  customer_ref text not null,
  body jsonb not null
);
create index holders_by_chunk on holders (batch_id, chunk_number);

create table screenings (
  id uuid primary key default uuidv7(),
  holder_id uuid not null references holders on delete cascade,
  batch_id uuid not null references batches on delete cascade,
  institution_id uuid not null references institutions,
  outcome text not null check (outcome in ('clear', 'possible', 'match', 'unscreenable')),
  score double precision,
  matches jsonb,
  -- What came near and was let go, with the reasons.
  cleared jsonb,
  indicators jsonb,
  list_set_id uuid not null references list_sets,
  configuration_id uuid not null references configurations,
  screened_at timestamptz not null default now(),
  -- One holder, one set of list versions, one configuration: one screening.
  unique (holder_id, list_set_id, configuration_id)
);
create index screenings_by_batch on screenings (batch_id, id);
create index screenings_hits on screenings (batch_id, outcome, id) where outcome <> 'clear';

create table recommendations (
  id uuid primary key default uuidv7(),
  institution_id uuid not null references institutions,
  batch_id uuid not null references batches,
  holder_id uuid not null references holders,
  screening_id uuid not null references screenings,
  customer_ref text not null,
  -- What makes two recommendations the same thing; while one is open, a second is not issued.
  subject_key text not null,
  action text not null check (action in ('freeze-and-report', 'precautionary-hold', 'close', 'review')),
  funds_instruction text not null
    check (funds_instruction in ('hold-do-not-release', 'pay-out-after-no-objection', 'none')),
  layer text not null check (layer in ('designation', 'determination', 'status')),
  severity text not null check (severity in ('critical', 'high', 'medium')),
  state text not null default 'open' check (state in ('open', 'answered', 'withdrawn')),
  body jsonb not null,
  issued_at timestamptz not null default now(),
  act_by timestamptz not null,
  respond_by timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_because text,
  check ((state = 'withdrawn') = (withdrawn_at is not null and withdrawn_because is not null)),
  check (act_by > issued_at and respond_by >= act_by),
  -- Freeze is not closure: an action carries its own funds instruction and no other.
  check (
    (action in ('freeze-and-report', 'precautionary-hold') and funds_instruction = 'hold-do-not-release')
    or (action = 'close' and funds_instruction = 'pay-out-after-no-objection')
    or (action = 'review' and funds_instruction = 'none')
  ),
  -- A designated person's account is frozen; it is never closed and paid out.
  check (not (action = 'close' and layer = 'designation'))
);
create unique index recommendations_open_once on recommendations (institution_id, subject_key) where state = 'open';
create index recommendations_by_institution on recommendations (institution_id, id desc);
create index recommendations_by_batch on recommendations (batch_id);
create index recommendations_of_screening on recommendations (screening_id);
create index recommendations_about_funds on recommendations (institution_id, customer_ref)
  where state = 'open' and funds_instruction <> 'none';

-- The same holder again, while the same thing is already open: the screening points at what was said before.
create table recommendations_seen_again (
  screening_id uuid primary key references screenings on delete cascade,
  recommendation_id uuid not null references recommendations
);

-- A customer's funds are held or may be paid out, never both, whoever writes the row and in whichever order. The lock
-- makes two transactions that decide about one customer wait for each other.
create function refuse_closing_what_is_held() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.institution_id::text || new.customer_ref, 0));
  if new.state = 'open' and new.funds_instruction <> 'none' and exists (
    select from recommendations
    where institution_id = new.institution_id and customer_ref = new.customer_ref and id <> new.id
      and state = 'open' and funds_instruction <> 'none' and funds_instruction <> new.funds_instruction
  ) then
    raise exception 'recommendation %: what is held is not paid out; withdraw the one before issuing the other', new.id
      using errcode = 'check_violation', constraint = 'recommendations_frozen_is_never_closed';
  end if;
  return new;
end $$;

create trigger refuse_closing_what_is_held before insert or update on recommendations
  for each row execute function refuse_closing_what_is_held();

-- The outbox: the exact bytes of the body, committed with what they say. Its id is the webhook-id at every attempt.
create table deliveries (
  id uuid primary key default uuidv7(),
  institution_id uuid not null references institutions,
  event text not null check (event in ('recommendation.issued', 'recommendation.withdrawn', 'batch.screened')),
  recommendation_id uuid references recommendations,
  batch_id uuid references batches,
  body text not null,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'exhausted')),
  attempt_count integer not null default 0,
  next_attempt_at timestamptz default now(),
  -- While an attempt runs nobody else makes one; a claim that was left behind by a dead process lapses.
  claimed_until timestamptz,
  created_at timestamptz not null default now(),
  delivered_at timestamptz,
  check ((state = 'delivered') = (delivered_at is not null)),
  check ((state = 'pending') = (next_attempt_at is not null))
);
create unique index deliveries_one_per_recommendation on deliveries (recommendation_id, event);
create unique index deliveries_one_per_batch on deliveries (batch_id, event) where event = 'batch.screened';
create index deliveries_due on deliveries (next_attempt_at) where state = 'pending';
create index deliveries_by_institution on deliveries (institution_id, id desc);

-- Written before the request is made and completed after it, so that an attempt whose process died is on record too.
create table attempts (
  delivery_id uuid not null references deliveries,
  number integer not null check (number > 0),
  started_at timestamptz not null default now(),
  outcome text not null default 'started' check (outcome in ('started', 'delivered', 'failed', 'gone')),
  status integer,
  reason text,
  duration_ms integer,
  primary key (delivery_id, number)
);
create index attempts_by_time on attempts (started_at desc);
