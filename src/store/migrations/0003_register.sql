-- The country's own register: the meetings and decisions of the working group, and what they found linked to the DPRK.
-- What is written here stays as it is written; whatever changes is a further row.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: nothing in it is changed or deleted', tg_table_name
    using errcode = 'restrict_violation', constraint = 'append_only';
end $$;

create table meetings (
  id uuid primary key default uuidv7(),
  number integer not null unique check (number > 0),
  held_on date not null,
  -- The ministries or institutions that were in the chair.
  chairs text[] not null check (cardinality(chairs) between 1 and 10),
  recorded_by uuid not null references supervisors,
  recorded_at timestamptz not null default now()
);

create table decisions (
  id uuid primary key default uuidv7(),
  meeting_id uuid not null references meetings,
  number integer not null check (number > 0),
  text text not null check (length(text) between 1 and 2000),
  document_reference text not null check (length(document_reference) between 1 and 200),
  recorded_by uuid not null references supervisors,
  recorded_at timestamptz not null default now(),
  unique (meeting_id, number)
);

-- One entity, business or person. What is known of it, and whether it is in force, is said by its proposals.
create table determinations (
  id uuid primary key default uuidv7(),
  reference text not null unique check (reference ~ '^[A-Z0-9][A-Z0-9-]{1,39}$'),
  created_at timestamptz not null default now()
);

create table determination_proposals (
  id uuid primary key default uuidv7(),
  determination_id uuid not null references determinations,
  -- What is to become of the determination: entered, of another status, revoked.
  change text not null check (change in ('entry', 'status', 'revocation')),
  decision_id uuid not null references decisions,
  body jsonb not null,
  proposed_by uuid not null references supervisors,
  proposed_at timestamptz not null default now(),
  unique (id, proposed_by)
);
create index proposals_of_determination on determination_proposals (determination_id, id);

-- The four eyes: one ruling on each proposal, and a confirmation by its own proposer is no row that can be written.
create table proposal_rulings (
  proposal_id uuid primary key,
  proposed_by uuid not null,
  ruling text not null check (ruling in ('confirmed', 'rejected')),
  ruled_by uuid not null references supervisors,
  reason text check (length(reason) between 1 and 500),
  ruled_at timestamptz not null default clock_timestamp(),
  -- Rulings in the order in which they were made: what was confirmed last holds.
  ordinal bigint generated always as identity unique,
  foreign key (proposal_id, proposed_by) references determination_proposals (id, proposed_by),
  constraint proposal_rulings_four_eyes check (ruling = 'rejected' or ruled_by <> proposed_by),
  constraint proposal_rulings_rejected_with_reason check ((ruling = 'rejected') = (reason is not null))
);

-- How each determination stands, by what was confirmed; a proposal alone puts nothing in force.
create view determination_standings as
  select p.determination_id,
    case
      when bool_or(r.ruling = 'confirmed' and p.change = 'revocation') then 'revoked'
      when bool_or(r.ruling = 'confirmed' and p.change = 'entry') then 'in-force'
      when bool_or(r.ruling is null and p.change = 'entry') then 'proposed'
      else 'rejected'
    end as standing
  from determination_proposals p
  left join proposal_rulings r on r.proposal_id = p.id
  group by p.determination_id;

do $$
declare
  kept text;
begin
  foreach kept in array array['meetings', 'decisions', 'determinations', 'determination_proposals', 'proposal_rulings']
  loop
    execute format(
      'create trigger append_only before update or delete on %I for each row execute function refuse_change()', kept);
    execute format(
      'create trigger never_emptied before truncate on %I for each statement execute function refuse_change()', kept);
  end loop;
end $$;

-- A register of which everything was revoked is a list without entries; any other list without entries is cut.
alter table list_versions drop constraint list_versions_designation_count_check;
alter table list_versions add constraint list_versions_designation_count_check
  check (designation_count > 0 or (authority = 'national' and designation_count = 0));

-- A ministry that keeps a register is told to strike entries off.
alter table recommendations drop constraint recommendations_action_check;
alter table recommendations add constraint recommendations_action_check
  check (action in ('freeze-and-report', 'precautionary-hold', 'close', 'deregister', 'review'));
alter table recommendations drop constraint recommendations_check2;
alter table recommendations add constraint recommendations_action_carries_its_funds check (
  (action in ('freeze-and-report', 'precautionary-hold') and funds_instruction = 'hold-do-not-release')
  or (action = 'close' and funds_instruction = 'pay-out-after-no-objection')
  or (action in ('deregister', 'review') and funds_instruction = 'none')
);
-- Struck off by a decision or a designation, never for what the entry says of itself.
alter table recommendations add constraint recommendations_deregister_layer
  check (not (action = 'deregister' and layer = 'status'));

-- A register keeps no accounts and a bank no register, whoever writes the row.
create function refuse_what_the_kind_cannot_do() returns trigger language plpgsql as $$
declare
  addressee text;
begin
  select kind into addressee from institutions where id = new.institution_id;
  if (addressee = 'registry' and new.action not in ('deregister', 'review'))
    or (addressee = 'bank' and new.action = 'deregister') then
    raise exception 'recommendation %: % is nothing for an institution of kind %', new.id, new.action, addressee
      using errcode = 'check_violation', constraint = 'recommendations_fit_their_addressee';
  end if;
  return new;
end $$;

create trigger refuse_what_the_kind_cannot_do before insert or update of action, institution_id on recommendations
  for each row execute function refuse_what_the_kind_cannot_do();
