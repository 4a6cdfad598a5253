-- The year's plan as it was read from a file: tasks, who is named, faults, and what a person decided about each. At dispatch
-- a decided plan becomes task lists, which have tables of their own.

create table desk.plans (
  id uuid primary key,
  title text not null check (length(title) between 1 and 200),
  year int not null check (year between 1949 and 9999),
  document_number text,
  -- Whose plan it is: the supervising office.
  agency_id uuid not null references desk.agencies,
  -- The draft in which the public will read it.
  publication_id uuid not null references desk.publications,
  file_name text not null check (length(file_name) <= 255),
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  -- Set aside: read by mistake. Nothing is deleted.
  state text not null default 'reviewing' check (state in ('reviewing', 'checked', 'set-aside')),
  read_by uuid not null references desk.people,
  read_at timestamptz not null,
  checked_by uuid references desk.people,
  checked_at timestamptz,
  constraint checked_by_somebody check ((state = 'checked') = (checked_at is not null) and (checked_by is null) = (checked_at is null))
);
-- Keeps: one file is read once, unless the first reading was set aside.
create unique index plans_read_once on desk.plans (file_sha256) where state <> 'set-aside';
-- Serves: the list of plans, the newest first.
create index plans_by_time on desk.plans (read_at desc);

create table desk.plan_tasks (
  id uuid primary key,
  plan_id uuid not null references desk.plans,
  number int not null check (number > 0),
  part int not null check (part > 0),
  ordinal text,
  level1 text not null check (length(level1) <= 200),
  level2 text not null check (length(level2) <= 400),
  requirement text not null check (length(requirement) between 1 and 8000),
  -- The cells as they stand in the file, which nobody changes.
  written jsonb not null,
  line int,
  file_row int,
  due date,
  due_words text not null default '',
  -- Proposed until a person has confirmed it or put another in its place.
  due_state text not null check (due_state in ('none', 'proposed', 'confirmed')),
  version int not null default 1,
  constraint plan_tasks_number unique (plan_id, number)
);

create table desk.plan_task_units (
  id uuid primary key,
  plan_task_id uuid not null references desk.plan_tasks,
  position int not null check (position >= 0),
  kind text not null check (kind in ('agency', 'all', 'open')),
  role text check (role in ('lead', 'support')),
  -- As the file writes it, and the name in full.
  words text not null check (length(words) between 1 and 200),
  name text not null,
  scopes text[] not null default '{}',
  -- Whom the name means; of words that mean several, see plan_unit_agencies.
  agency_id uuid references desk.agencies,
  state text not null check (state in ('found', 'undecided', 'decided', 'left-open', 'dropped')),
  constraint plan_task_units_position unique (plan_task_id, position),
  constraint an_agency_found_is_named check (kind <> 'agency' or state not in ('found', 'decided') or agency_id is not null)
);

-- Whom a person put in the place of open words or of a class that the tree does not know.
create table desk.plan_unit_agencies (
  unit_id uuid not null references desk.plan_task_units,
  agency_id uuid not null references desk.agencies,
  primary key (unit_id, agency_id)
);

create table desk.plan_defects (
  id uuid primary key,
  plan_id uuid not null references desk.plans,
  position int not null check (position >= 0),
  type text not null check (type ~ '^[a-z0-9-]{3,40}$'),
  line int,
  file_row int,
  found text not null,
  proposed text not null,
  tasks int[] not null,
  -- What accepting the proposal changes in the tasks, and what keeping the file's words does.
  accept jsonb not null,
  keep jsonb not null,
  decision text check (decision in ('accepted', 'kept', 'otherwise')),
  note text not null default '' check (length(note) <= 500),
  decided_by uuid references desk.people,
  decided_at timestamptz,
  constraint plan_defects_position unique (plan_id, position),
  constraint a_decision_is_somebodys check
    ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null))
);

-- Every decision on a plan in its order: who, when, what, and what stood before.
create table desk.plan_decisions (
  id uuid primary key,
  plan_id uuid not null references desk.plans,
  about text not null check (about in ('unit', 'open', 'defect', 'due', 'task', 'plan')),
  -- The words or the number that it is about, and the outcome, as the page shows them.
  subject text not null check (length(subject) <= 400),
  outcome text not null check (length(outcome) <= 400),
  note text not null default '' check (length(note) <= 500),
  person_id uuid not null references desk.people,
  at timestamptz not null
);
-- Serves: the decisions on one plan, the newest first.
create index plan_decisions_of_plan on desk.plan_decisions (plan_id, id desc);
create trigger plan_decisions_are_appended before update or delete or truncate on desk.plan_decisions
  for each statement execute function ops.refuse_change();
create trigger plans_are_kept before delete or truncate on desk.plans
  for each statement execute function ops.refuse_change();
create trigger plan_tasks_are_kept before delete or truncate on desk.plan_tasks
  for each statement execute function ops.refuse_change();
create trigger plan_defects_are_kept before delete or truncate on desk.plan_defects
  for each statement execute function ops.refuse_change();

-- The words of the file stay, and a checked plan stays as it was checked.
create function desk.keep_plan_words() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  standing text;
begin
  if tg_table_name = 'plan_tasks' then
    select state into standing from desk.plans where id = new.plan_id;
    if tg_op = 'UPDATE' and (new.id, new.plan_id, new.number, new.written) is distinct from (old.id, old.plan_id, old.number, old.written) then
      raise exception 'the words of the file are kept' using errcode = '23514', constraint = 'plan_words_are_kept';
    end if;
  elsif tg_table_name = 'plan_task_units' then
    select p.state into standing from desk.plans p join desk.plan_tasks t on t.plan_id = p.id where t.id = new.plan_task_id;
    if tg_op = 'UPDATE' and (new.id, new.plan_task_id, new.kind, new.words) is distinct from (old.id, old.plan_task_id, old.kind, old.words) then
      raise exception 'the words of the file are kept' using errcode = '23514', constraint = 'plan_words_are_kept';
    end if;
  else
    select state into standing from desk.plans where id = new.plan_id;
    if tg_op = 'UPDATE' and (new.id, new.plan_id, new.type, new.found, new.proposed) is distinct from (old.id, old.plan_id, old.type, old.found, old.proposed) then
      raise exception 'the words of the file are kept' using errcode = '23514', constraint = 'plan_words_are_kept';
    end if;
  end if;
  if standing = 'checked' then
    raise exception 'a checked plan stays as it is' using errcode = '23514', constraint = 'checked_plans_stay';
  end if;
  return new;
end $$;
create trigger plan_tasks_keep_their_words before insert or update on desk.plan_tasks
  for each row execute function desk.keep_plan_words();
create trigger plan_task_units_keep_their_words before insert or update on desk.plan_task_units
  for each row execute function desk.keep_plan_words();
create trigger plan_defects_keep_their_words before insert or update on desk.plan_defects
  for each row execute function desk.keep_plan_words();
