-- Attachments: what was uploaded, what it really is, and what the scanner said. The bytes lie in the file store.

create table desk.attachments (
  id uuid primary key,
  agency_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  size bigint not null check (size >= 0),
  scan text not null check (scan in ('clean', 'infected', 'unscanned')),
  -- What a machine read in it, for the checks: text of a PDF, and whether it is images alone.
  inspected jsonb not null default '{}',
  uploaded_by uuid not null,
  uploaded_at timestamptz not null
);
-- Serves: is any other attachment made of the same bytes (before bytes are removed).
create index attachments_by_digest on desk.attachments (sha256);
create trigger attachments_do_not_change before update on desk.attachments
  for each statement execute function ops.refuse_change();

-- The public face of a file: the server serves what a row here says, and nothing else.
create table live.files (
  id uuid primary key,
  subject_id uuid not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  released_at timestamptz not null
);
-- Serves: the files of one publication, when it is released again or withdrawn.
create index files_by_subject on live.files (subject_id);
