-- The life of a list: looked for, taken or refused, kept for ever, told to those who want to know.

-- A list may hold no DPRK-linked entry at all (Canada's); the guard knows which.
alter table list_versions drop constraint list_versions_designation_count_check;
alter table list_versions add check (designation_count >= 0);

-- What was screened against must be shown as it was, so a version is never changed, neither are its entries.
create function refuse_changing_a_record() returns trigger language plpgsql as $$
begin
  raise exception '% is kept as it was written', tg_table_name
    using errcode = 'check_violation', constraint = tg_table_name || '_are_never_changed';
end $$;

create trigger never_changed before update or delete on list_versions
  for each row execute function refuse_changing_a_record();
create trigger never_emptied before truncate on list_versions
  for each statement execute function refuse_changing_a_record();
create trigger never_changed before update or delete on designations
  for each row execute function refuse_changing_a_record();
create trigger never_emptied before truncate on designations
  for each statement execute function refuse_changing_a_record();

-- An entry comes with its version, in the same transaction, or not at all.
create function refuse_adding_to_a_list() returns trigger language plpgsql as $$
begin
  if exists (
    select from inserted join list_versions v on v.id = inserted.list_version_id where v.imported_at <> now()
  ) then
    raise exception 'a list version is kept as it was imported'
      using errcode = 'check_violation', constraint = 'list_versions_are_never_changed';
  end if;
  return null;
end $$;

create trigger never_added_to after insert on designations
  referencing new table as inserted for each statement execute function refuse_adding_to_a_list();

create index designations_by_id on designations (id);

-- Each time that a publisher was asked, or a file was offered, and what came of it.
create table list_checks (
  id uuid primary key default uuidv7(),
  authority text not null,
  source text not null,
  outcome text not null check (outcome in ('imported', 'unchanged', 'refused', 'failed')),
  -- Why, where it was refused or failed.
  code text,
  message text,
  -- ETag and Last-Modified of each file, to ask for a newer one only.
  validators jsonb not null default '{}',
  checked_at timestamptz not null default now(),
  check ((outcome in ('refused', 'failed')) = (code is not null and message is not null))
);
create index list_checks_by_authority on list_checks (authority, checked_at desc);

-- Who let a list through that a guard refused, who pinned a version, who let it go, and why.
create table list_decisions (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('override', 'pin', 'release')),
  authority text not null,
  list_version_id uuid references list_versions,
  -- The codes of the guards that were overridden.
  guards text[] not null default '{}',
  made_by text not null check (length(trim(made_by)) between 1 and 200),
  reason text not null check (length(trim(reason)) between 1 and 2000),
  made_at timestamptz not null default now(),
  check ((kind = 'override') = (cardinality(guards) > 0)),
  check ((kind = 'release') = (list_version_id is null))
);
create index list_decisions_by_authority on list_decisions (authority, id desc);
create trigger never_changed before update or delete on list_decisions
  for each row execute function refuse_changing_a_record();
create trigger never_emptied before truncate on list_decisions
  for each statement execute function refuse_changing_a_record();

-- The event `list.updated`, for institutions that asked for it.
alter table webhook_endpoints add column list_updates boolean not null default false;
alter table deliveries drop constraint deliveries_event_check;
alter table deliveries add constraint deliveries_event_check
  check (event in ('recommendation.issued', 'recommendation.withdrawn', 'batch.screened', 'list.updated'));
alter table deliveries add column list_version_id uuid references list_versions;
alter table deliveries add check ((event = 'list.updated') = (list_version_id is not null));
create index deliveries_of_lists on deliveries (id desc) where event = 'list.updated';
