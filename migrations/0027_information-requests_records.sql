-- What is given to an applicant: the records that a reply carries (Regulation art. 36 (2), 37, 40). The bytes lie in the file store,
-- sealed under the request's key; nothing here has an address that the public can reach.
create table desk.request_records (
  id uuid primary key,
  case_id uuid not null references desk.information_requests,
  seq int not null check (seq > 0),
  -- A name may hold a person's name; so may what was found and where.
  sealed_name text not null,
  sealed_findings text not null,
  -- What stopped the look for hidden data; null where it was looked at.
  check_problem text,
  -- The sealed bytes as the file store knows them, and the digest of what they are.
  stored text not null check (stored ~ '^[0-9a-f]{64}$'),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  size bigint not null check (size > 0),
  scan text not null check (scan in ('clean', 'unscanned')),
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  -- Set aside: not to be given after all.
  removed_by uuid,
  removed_at timestamptz,
  check ((removed_by is null) = (removed_at is null)),
  unique (case_id, seq),
  unique (id, case_id, sha256)
);
create trigger request_records_are_kept before delete or truncate on desk.request_records
  for each statement execute function ops.refuse_change();
-- The original is what it was when it came in: only setting it aside changes the row.
create function desk.a_record_stays() returns trigger language plpgsql as $$
begin
  if (to_jsonb(old) - 'removed_by' - 'removed_at') is distinct from (to_jsonb(new) - 'removed_by' - 'removed_at') then
    raise exception 'a record of a request does not change' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_record_stays before update on desk.request_records
  for each row execute function desk.a_record_stays();

-- Where a record is to be blackened, per mille of the page, and on which ground. A working paper until the copy is made.
create table desk.request_record_boxes (
  id uuid primary key,
  record_id uuid not null references desk.request_records,
  page int not null check (page > 0),
  from_left int not null check (from_left between 0 and 999),
  from_top int not null check (from_top between 0 and 999),
  width int not null check (width between 1 and 1000),
  height int not null check (height between 1 and 1000),
  -- law/redaction-grounds.ts
  ground text not null,
  placed_by uuid not null,
  placed_at timestamptz not null,
  check (from_left + width <= 1000 and from_top + height <= 1000)
);
-- Serves: the page of a record.
create index request_record_boxes_of_record on desk.request_record_boxes (record_id, page, placed_at, id);

-- What may leave the house: the record as it is, a copy without hidden data, a copy with parts blackened.
create table desk.request_releases (
  id uuid primary key,
  case_id uuid not null,
  record_id uuid not null,
  original text not null,
  kind text not null check (kind in ('as-is', 'cleaned', 'redacted')),
  sealed_name text not null,
  -- Why what is hidden in it may stay.
  sealed_reason text,
  stored text not null check (stored ~ '^[0-9a-f]{64}$'),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  size bigint not null check (size > 0),
  -- Null where nobody can count them.
  pages int check (pages > 0),
  -- Of a redacted copy: place and ground of every box that was burned in.
  boxes jsonb not null default '[]',
  released_by uuid not null,
  released_at timestamptz not null,
  foreign key (record_id, case_id, original) references desk.request_records (id, case_id, sha256),
  constraint a_copy_is_not_its_original check ((kind = 'as-is') = (sha256 = original)),
  constraint a_redacted_copy_has_boxes check ((kind = 'redacted') = (jsonb_array_length(boxes) > 0)),
  unique (id, case_id, sha256)
);
-- Serves: the records of a request, each with the copy that stands for it.
create index request_releases_of_case on desk.request_releases (case_id, released_at);
create trigger request_releases_are_append_only before update or delete or truncate on desk.request_releases
  for each statement execute function ops.refuse_change();

-- What hangs on a reply: released copies alone, with the digest that stands in the words that the head signs.
create table desk.request_enclosures (
  case_id uuid not null,
  letter_seq int not null,
  place int not null check (place > 0),
  release_id uuid not null,
  sha256 text not null,
  primary key (case_id, letter_seq, place),
  unique (case_id, letter_seq, release_id),
  foreign key (case_id, letter_seq) references desk.request_letters (case_id, seq),
  constraint only_what_was_released foreign key (release_id, case_id, sha256)
    references desk.request_releases (id, case_id, sha256)
);
create trigger request_enclosures_are_append_only before update or delete or truncate on desk.request_enclosures
  for each statement execute function ops.refuse_change();

-- Every opening of an original by staff, and every fetching of a released copy by the applicant (no person: the case says who).
create table desk.request_record_openings (
  case_id uuid not null references desk.information_requests,
  record_id uuid not null references desk.request_records,
  person_id uuid not null,
  what text not null check (what in ('original', 'page', 'copy')),
  page int,
  at timestamptz not null
);
-- Serves: whether a person opened a page of a record a short while ago.
create index request_record_openings_of_record on desk.request_record_openings (record_id, person_id, page, at);
create trigger request_record_openings_are_append_only before update or delete or truncate on desk.request_record_openings
  for each statement execute function ops.refuse_change();
create table desk.request_record_downloads (
  case_id uuid not null references desk.information_requests,
  release_id uuid not null references desk.request_releases,
  at timestamptz not null
);
-- Serves: what the desk says of fetched copies.
create index request_record_downloads_of_case on desk.request_record_downloads (case_id, at);
create trigger request_record_downloads_are_append_only before update or delete or truncate on desk.request_record_downloads
  for each statement execute function ops.refuse_change();

-- Several applicants asked for the same: whether it becomes public for everybody (Regulation art. 44).
create table desk.request_publicity (
  case_id uuid primary key references desk.information_requests,
  agency_id uuid not null references desk.agencies,
  result text not null check (result in ('publish', 'not')),
  reason text not null check (reason <> ''),
  -- How many requests had asked for it then: another one raises the question anew.
  asked int not null check (asked > 0),
  decided_by uuid not null,
  decided_at timestamptz not null
);

-- What is not disclosed is looked at again (Regulation art. 18).
create table desk.request_reviews (
  id uuid primary key,
  case_id uuid not null references desk.information_requests,
  agency_id uuid not null references desk.agencies,
  result text not null check (result in ('kept', 'can-be-opened')),
  reason text not null check (reason <> ''),
  reviewed_on date not null,
  reviewed_by uuid not null,
  at timestamptz not null
);
-- Serves: the last look at a refusal.
create index request_reviews_of_case on desk.request_reviews (case_id, at desc);
create trigger request_reviews_are_append_only before update or delete or truncate on desk.request_reviews
  for each statement execute function ops.refuse_change();
-- Serves: the year's list.
create index information_requests_refused on desk.information_requests (agency_id, dispatched_on)
  where outcome in ('R05', 'R06', 'R07', 'R08', 'R09', 'R10', 'R11') and dispatched_on is not null;
