-- Facts: appended in the transaction that makes them true, sealed into a chain after commit.

create table ops.facts (
  id uuid primary key,
  at timestamptz not null,
  kind text not null check (kind ~ '^[a-z-]+\.[a-z-]+$'),
  actor_id uuid,
  scope_id uuid,
  subject_type text not null,
  subject_id text not null,
  data jsonb not null default '{}'
);
-- Serves: the history of one subject, newest first (publication history, audit by subject).
create index facts_by_subject on ops.facts (subject_type, subject_id, id);
-- Serves: the audit list by time, and by kind.
create index facts_by_kind on ops.facts (kind, id);
-- Serves: what one person did (audit by actor).
create index facts_by_actor on ops.facts (actor_id, id);

create table ops.facts_to_seal (
  fact_id uuid primary key references ops.facts
);

create table ops.fact_seals (
  seq bigint primary key,
  fact_id uuid not null unique references ops.facts,
  previous text not null,
  hash text not null unique,
  sealed_at timestamptz not null
);

create trigger facts_are_append_only before update or delete or truncate on ops.facts
  for each statement execute function ops.refuse_change();
create trigger seals_are_append_only before update or delete or truncate on ops.fact_seals
  for each statement execute function ops.refuse_change();

create function ops.queue_for_seal() returns trigger language plpgsql as $$
begin
  insert into ops.facts_to_seal (fact_id) values (new.id);
  return null;
end $$;
create trigger facts_queue_for_seal after insert on ops.facts
  for each row execute function ops.queue_for_seal();

create function ops.wake_sealer() returns trigger language plpgsql as $$
begin
  perform pg_notify('facts', '');
  return null;
end $$;
create trigger facts_wake_the_sealer after insert on ops.facts
  for each statement execute function ops.wake_sealer();

-- What changed in live, in order: the truth that page caches replay.
create table live.changes (
  seq bigint generated always as identity primary key,
  at timestamptz not null,
  keys text[] not null
);
-- Appends a change and wakes the nodes. Called by the functions that write live, within their transaction; the lock
-- makes the order of seq the order of commits, so that a reader who has seen seq n has seen all before it.
create function live.record_change(p_at timestamptz, p_keys text[]) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_seq bigint;
begin
  perform pg_advisory_xact_lock(hashtext('live.changes'));
  insert into live.changes (at, keys) values (p_at, p_keys) returning seq into v_seq;
  perform pg_notify('live', v_seq::text);
  return v_seq;
end $$;
-- Serves: old changes swept by the nightly job once every node has replayed them.
create index changes_by_time on live.changes (at);

create table ops.counters (
  scope_id uuid not null,
  year int not null,
  kind text not null,
  value bigint not null,
  primary key (scope_id, year, kind)
);

create table ops.sessions (
  token_hash text primary key,
  person_id uuid not null,
  stage text not null check (stage in ('password', 'full')),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  client text not null,
  device text not null
);
-- Serves: a person's own sessions, and ending all of them.
create index sessions_by_person on ops.sessions (person_id);
-- Serves: the sweep of ended sessions.
create index sessions_by_end on ops.sessions (ends_at);
