-- Cases: what somebody asked for or was told to do. A room keeps its own rows beside them, under the case's id.
create table desk.cases (
  id uuid primary key,
  -- The room's definition: `letter`, `task`, `information-request`.
  kind text not null,
  -- Who must act now; a transfer changes it.
  agency_id uuid not null references desk.agencies,
  state text not null,
  version int not null default 1 check (version > 0),
  -- What a citizen quotes. Taken from a counter, so without gaps; null where a case is inside the house.
  number text unique,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz
);
-- Serves: an agency's queue of one kind.
create index cases_of_agency on desk.cases (agency_id, kind, opened_at) where closed_at is null;
-- Serves: the whole queue of one kind, for the supervising office and for reminders.
create index cases_open on desk.cases (kind, opened_at) where closed_at is null;

-- The timeline, and the events that the law's clock counts from: appended only.
create table desk.case_events (
  case_id uuid not null references desk.cases,
  seq int not null check (seq > 0),
  event text not null,
  -- Null for the first.
  from_state text,
  to_state text not null,
  -- The clock's own event (law/clock.ts), on the day that the law counts from.
  clock text check (clock in ('start', 'restart', 'extend', 'pause', 'resume', 'stop')),
  clock_on date,
  clock_days int,
  clock_article text,
  clock_key text,
  -- A person of the house; null: the worker or the applicant, as `by` says.
  actor_id uuid,
  by text not null check (by in ('staff', 'system', 'applicant')),
  agency_id uuid not null,
  -- The line of the timeline that the applicant reads; never free text.
  says text not null,
  at timestamptz not null,
  primary key (case_id, seq),
  check ((by = 'staff') = (actor_id is not null)),
  check (clock is null or clock_on is not null),
  check ((clock is not distinct from 'extend') = (clock_days is not null))
);
create trigger case_events_are_append_only before update or delete or truncate on desk.case_events
  for each statement execute function ops.refuse_change();

-- The words of an event for staff (a reason, an opinion) lie beside what is append-only, so that a lawful erasure can
-- destroy them.
create table desk.case_notes (
  case_id uuid not null,
  seq int not null,
  note text not null check (note <> ''),
  primary key (case_id, seq),
  foreign key (case_id, seq) references desk.case_events
);

-- The query code of a receipt: stored hashed, locked after failures, renewed at the counter.
create table desk.case_codes (
  case_id uuid primary key references desk.cases,
  code_hash text not null,
  failures int not null default 0 check (failures >= 0),
  locked_at timestamptz,
  issued_at timestamptz not null
);
