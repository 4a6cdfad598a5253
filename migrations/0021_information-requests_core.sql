-- Information requests: what somebody asked an agency to disclose (Regulation chapter 4), and every step until the answer is
-- served. Standing, timeline and receipt are the case's (0016). What says who asked, and for what, is sealed under a key of
-- the request, so that it ends with it.

create table desk.information_requests (
  case_id uuid primary key references desk.cases,
  -- Whom it was sent to: it is never handed on; another agency is named to the applicant instead (art. 36 (5)).
  agency_id uuid not null references desk.agencies,
  channel text not null check (channel in ('online', 'counter', 'post', 'plain-post', 'fax', 'oral')),
  -- Who asks, as table two of the annual report divides them: chosen once, at the beginning.
  applicant_column text not null
    check (applicant_column in ('natural', 'business', 'research', 'welfare', 'legal', 'other')),
  wrapped_key text,
  sealed_applicant text,
  sealed_request text,
  -- The identity papers end before the rest.
  sealed_papers text,
  papers_purged_at timestamptz,
  erased_at timestamptz,
  -- Keyed codes (HMAC) of who asks, and of titles and document numbers that are asked for: they find the same again and tell
  -- nothing to whoever has no key.
  applicant_marks text[] not null,
  subject_marks text[] not null,
  notice_version text not null,
  needs_help boolean not null,
  -- The day from which the law counts (art. 31); null until both sides have confirmed.
  received_on date,
  handler_id uuid,
  -- The state while the request is open, and the day of its clock as reckoned last with which calendar: for queues only. The
  -- page of a request reckons anew.
  open_state text,
  queue_due date,
  queue_calendar text,
  -- What it came to, by the law's table (law/outcomes.ts).
  outcome text check (outcome ~ '^R(0[1-9]|1[0-9]|2[0-4])$'),
  outcome_choice text,
  -- The reply (a letter of desk.request_letters) that was signed; the day by which it was due as reckoned when it went out.
  reply_seq int,
  answer_due date,
  dispatched_on date,
  served_on date,
  -- The day on which the annual report counts the result: dispatched, or withdrawn.
  concluded_on date,
  -- After an annulment the agency decides anew, in a case of its own that table two does not count (unverified).
  redo_of uuid references desk.information_requests,
  split_of uuid references desk.information_requests,
  -- Requests that are answered in one letter.
  reply_group uuid,
  constraint an_erased_request_holds_nothing check
    ((erased_at is null) = (wrapped_key is not null)
     and (wrapped_key is null) = (sealed_applicant is null) and (wrapped_key is null) = (sealed_request is null)
     and (sealed_papers is null or wrapped_key is not null)),
  constraint a_result_has_a_day check ((concluded_on is null) or (outcome is not null)),
  constraint an_end_has_a_result check (open_state is not null or outcome is not null or received_on is null),
  constraint served_after_dispatch check (served_on is null or served_on >= dispatched_on)
);
-- Serves: an agency's queue by due day, and the whole one.
create index information_requests_queue on desk.information_requests (agency_id, queue_due, case_id)
  where open_state is not null;
create index information_requests_all_queues on desk.information_requests (queue_due, case_id)
  where open_state is not null;
-- Serves: what one state's cases are counted by, and the sweep that reckons anew after a change of the calendar.
create index information_requests_by_state on desk.information_requests (agency_id, open_state)
  where open_state is not null;
-- Serves: the ended ones, newest first; the results of a year.
create index information_requests_ended on desk.information_requests (agency_id, concluded_on desc, case_id);
-- Serves: the annual report's new and carried ones.
create index information_requests_received on desk.information_requests (agency_id, received_on);
-- Serve: the hints at the same applicant and the same subject.
create index information_requests_applicants on desk.information_requests using gin (applicant_marks);
create index information_requests_subjects on desk.information_requests using gin (subject_marks);
-- Serve: the sweeps of papers and of whole requests whose time of keeping is over.
create index information_requests_to_erase on desk.information_requests (concluded_on) where erased_at is null;

-- What was said afterwards: a correction, reasons, a withdrawal, a note. Sealed under the request's key.
create table desk.request_texts (
  case_id uuid not null references desk.information_requests,
  seq int not null check (seq > 0),
  role text not null check (role in ('correction', 'reasons', 'withdrawal', 'complaint', 'contact', 'finding')),
  -- Null: the applicant.
  author_id uuid,
  sealed text not null,
  at timestamptz not null,
  primary key (case_id, seq)
);
create trigger request_texts_are_append_only before update or delete or truncate on desk.request_texts
  for each statement execute function ops.refuse_change();

-- Every letter as it was composed: a change is another one. The digest is of the words; a signature names it.
create table desk.request_letters (
  case_id uuid not null references desk.information_requests,
  seq int not null check (seq > 0),
  -- law/request-documents.ts
  document text not null check (document ~ '^D(0[3-9]|1[0-9]|2[0-7])$'),
  template text not null,
  outcome text,
  sealed text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- Null: composed by the worker.
  author_id uuid,
  at timestamptz not null,
  primary key (case_id, seq)
);
create trigger request_letters_are_append_only before update or delete or truncate on desk.request_letters
  for each statement execute function ops.refuse_change();

-- Opinions and signatures, each on the digest that was read.
create table desk.request_signatures (
  case_id uuid not null,
  letter_seq int not null,
  gate text not null check (gate in ('secrecy', 'legality', 'final')),
  opinion text not null check (opinion in ('clear', 'return')),
  digest text not null,
  person_id uuid not null,
  -- Of the final one: what the letter is quoted by, without gaps for an agency and year.
  number text unique,
  signed_on date not null,
  at timestamptz not null,
  primary key (case_id, letter_seq, gate, at),
  foreign key (case_id, letter_seq) references desk.request_letters,
  check ((number is not null) = (gate = 'final' and opinion = 'clear'))
);
-- A letter is signed once.
create unique index request_letters_are_signed_once on desk.request_signatures (case_id, letter_seq)
  where gate = 'final' and opinion = 'clear';
create trigger request_signatures_are_append_only before update or delete or truncate on desk.request_signatures
  for each statement execute function ops.refuse_change();
-- A signature stands for the words that were read; and nobody signs the reply that they wrote.
create function desk.check_request_signature() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_letter desk.request_letters;
begin
  select * into v_letter from desk.request_letters where case_id = new.case_id and seq = new.letter_seq;
  if v_letter.digest is distinct from new.digest then
    raise exception 'A signature names another digest than the letter has.';
  end if;
  if v_letter.outcome is not null and v_letter.author_id = new.person_id then
    raise exception 'Nobody signs the reply that they wrote.';
  end if;
  return new;
end $$;
create trigger request_signatures_are_checked before insert on desk.request_signatures
  for each row execute function desk.check_request_signature();

-- How letters went out and arrived. By post the day counts on which it was handed over.
create table desk.request_services (
  case_id uuid not null,
  seq int not null check (seq > 0),
  letter_seq int not null,
  act text not null check (act in ('handed', 'served', 'returned')),
  method text not null check (method in ('online', 'mail', 'post', 'counter', 'agency')),
  on_day date not null,
  -- The number of the postal item, who signed for it, what the log of sending says; about staff and post, not the applicant.
  evidence text not null,
  person_id uuid,
  at timestamptz not null,
  primary key (case_id, seq),
  foreign key (case_id, letter_seq) references desk.request_letters
);
create trigger request_services_are_append_only before update or delete or truncate on desk.request_services
  for each statement execute function ops.refuse_change();

-- What the applicant was given time for: a correction, reasons, a fee. It runs from the service of its letter.
create table desk.request_terms (
  case_id uuid not null references desk.information_requests,
  seq int not null check (seq > 0),
  kind text not null check (kind in ('correction', 'reasons', 'fee')),
  letter_seq int not null,
  days int not null check (days between 1 and 60),
  sent_on date not null,
  served_on date check (served_on >= sent_on),
  met_on date,
  primary key (case_id, seq),
  foreign key (case_id, letter_seq) references desk.request_letters
);
-- A correction is asked for once (art. 30).
create unique index a_correction_is_asked_once on desk.request_terms (case_id) where kind = 'correction';

-- Others who are heard: third parties and co-producing agencies stop the clock, inner help does not.
create table desk.request_consultations (
  id uuid primary key,
  case_id uuid not null references desk.information_requests,
  kind text not null check (kind in ('third-party', 'co-producer', 'other-agency', 'assistance', 'conference')),
  -- Whom, and what was asked; under the request's key.
  sealed_party text,
  letter_seq int,
  sent_on date not null,
  served_on date check (served_on >= sent_on),
  answered_on date check (answered_on >= sent_on),
  answer text check (answer in ('agrees', 'refuses', 'partly', 'silent', 'helped', 'agreed-in-conference')),
  -- What they said, and what the agency makes of it.
  sealed_answer text,
  closed_on date,
  opened_by uuid not null,
  at timestamptz not null,
  check ((closed_on is null) = (answer is null))
);
-- Serves: the file of a request.
create index request_consultations_of_case on desk.request_consultations (case_id);
-- Serves: the worker that closes what nobody answered.
create index request_consultations_open on desk.request_consultations (sent_on) where closed_on is null;

-- Where was looked, for what, by whom, and what was found: evidence that the duty to search was done.
create table desk.request_searches (
  case_id uuid not null references desk.information_requests,
  seq int not null check (seq > 0),
  searched_on date not null,
  result text not null check (result in ('found', 'partly', 'not-found')),
  sealed text not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (case_id, seq)
);
create trigger request_searches_are_append_only before update or delete or truncate on desk.request_searches
  for each statement execute function ops.refuse_change();

-- Fees: by pieces or by pages, never both; yuan.
create table desk.request_fees (
  case_id uuid primary key references desk.information_requests,
  basis text not null check (basis in ('pieces', 'pages')),
  count int not null check (count > 0),
  amount int not null check (amount > 0),
  term_seq int not null,
  paid_on date,
  -- The number of the fiscal voucher.
  voucher text,
  check ((paid_on is null) = (voucher is null)),
  foreign key (case_id, term_seq) references desk.request_terms
);

-- The evidence that an outcome demands, by key (law/outcomes.ts): its words under the request's key.
create table desk.request_evidence (
  case_id uuid not null references desk.information_requests,
  seq int not null check (seq > 0),
  key text not null check (key ~ '^[a-z-]{1,40}$'),
  sealed text not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (case_id, seq)
);
create trigger request_evidence_is_append_only before update or delete or truncate on desk.request_evidence
  for each statement execute function ops.refuse_change();

-- Reconsiderations and suits about a request; a decision that annuls opens a successor.
create table desk.request_disputes (
  id uuid primary key,
  case_id uuid not null references desk.information_requests,
  kind text not null check (kind in ('review', 'direct', 'after')),
  body text not null,
  file_number text not null,
  accepted_on date not null,
  reply_due date not null,
  replied_on date,
  result text check (result in ('upheld', 'corrected', 'other')),
  decided_on date check (decided_on >= accepted_on),
  redo_case uuid references desk.information_requests,
  note text not null default '',
  recorded_by uuid not null,
  at timestamptz not null,
  check ((result is null) = (decided_on is null))
);
-- Serves: the file of a request.
create index request_disputes_of_case on desk.request_disputes (case_id);
-- Serves: table three of the annual report.
create index request_disputes_by_day on desk.request_disputes (accepted_on, decided_on);

-- Who looked at what is masked, and for what.
create table desk.request_unmaskings (
  case_id uuid not null references desk.information_requests,
  person_id uuid not null,
  purpose text not null check (purpose in ('contact', 'verify', 'deliver', 'supervise')),
  at timestamptz not null,
  primary key (case_id, person_id, at)
);
create trigger request_unmaskings_are_append_only before update or delete or truncate on desk.request_unmaskings
  for each statement execute function ops.refuse_change();

-- An agency is reminded of what is due and late once a day.
create table desk.request_reminders (
  agency_id uuid not null references desk.agencies,
  day date not null,
  primary key (agency_id, day)
);

-- What was offered before somebody filed: how often shown, opened, and ended without filing. Counts only.
create table desk.request_offers (
  day date primary key,
  shown int not null default 0,
  opened int not null default 0,
  sufficed int not null default 0
);

-- Where applicants turn to against an agency, where that is not what the law gives by default: authorised organisations,
-- development zones, courts with a jurisdiction of their own. As it holds from a day on.
create table desk.remedy_bodies (
  agency_id uuid not null references desk.agencies,
  from_day date not null,
  -- None: what the law gives.
  review text[] not null,
  court text not null,
  online text not null,
  set_by uuid not null,
  at timestamptz not null,
  primary key (agency_id, from_day)
);
