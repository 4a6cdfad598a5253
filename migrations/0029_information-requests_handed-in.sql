-- What applicants hand in with a request or a demand for correction: proof of identity, a mandate, evidence (Regulation art. 29
-- and 41). The bytes lie in the file store, sealed under the key of the request; they end with it, the proof of identity before.
create table desk.applicant_files (
  id uuid primary key,
  case_id uuid not null references desk.cases,
  kind text not null check (kind in ('identity', 'mandate', 'evidence', 'other')),
  -- Both null once it was destroyed; that it was there, and when it ended, stays.
  sealed_name text,
  stored text,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  size int not null check (size > 0),
  scan text not null check (scan in ('clean', 'unscanned')),
  -- None: the applicant.
  brought_by uuid references desk.people,
  brought_at timestamptz not null,
  destroyed_at timestamptz,
  check ((stored is null) = (destroyed_at is not null) and (sealed_name is null) = (stored is null))
);
-- Serves: the file of a request.
create index applicant_files_of_case on desk.applicant_files (case_id, brought_at);
