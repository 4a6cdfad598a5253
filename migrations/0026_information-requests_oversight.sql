-- Complaints of applicants to the office that supervises open government (Regulation art. 47 and 51): that their request is
-- late, or was not answered by the law. What is written is sealed under the request's key and ends with it.
create table desk.request_complaints (
  id uuid primary key,
  case_id uuid not null references desk.information_requests,
  agency_id uuid not null references desk.agencies,
  reason text not null check (reason in ('late', 'not-by-law', 'fee', 'conduct', 'other')),
  sealed_words text not null,
  filed_at timestamptz not null,
  -- What the office found; ordered: the agency has to put it right by that day.
  result text check (result in ('upheld', 'partly', 'unfounded', 'elsewhere')),
  sealed_finding text,
  put_right_by date,
  decided_by uuid,
  decided_at timestamptz,
  check ((result is null) = (decided_at is null) and (result is null) = (decided_by is null)
     and (result is null) = (sealed_finding is null)),
  check (put_right_by is null or result in ('upheld', 'partly'))
);
-- One at a time: whoever waits for an answer need not complain again.
create unique index request_complaints_open_once on desk.request_complaints (case_id) where result is null;
-- Serves: the file of a request.
create index request_complaints_of_case on desk.request_complaints (case_id, filed_at);
-- Serves: the office's list, open ones and the newest.
create index request_complaints_open on desk.request_complaints (filed_at) where result is null;
create index request_complaints_newest on desk.request_complaints (filed_at desc);

-- A third party is told in writing what is disclosed against or without its opinion, and why (art. 32): the letter, the day, and
-- the day before which nothing is handed over, so that it may go to court first.
alter table desk.request_consultations
  add column told_seq int,
  add column told_on date,
  add column hold_until date,
  add constraint told_of_a_letter check ((told_seq is null) = (told_on is null)),
  add constraint a_hold_follows_a_letter check (hold_until is null or hold_until >= told_on);

-- Requests whose day was reckoned otherwise after the calendar of working days changed: for whoever planned by the old one.
create table desk.request_due_changes (
  case_id uuid not null references desk.information_requests,
  agency_id uuid not null references desk.agencies,
  calendar text not null,
  due_before date not null,
  due_after date not null check (due_after <> due_before),
  at timestamptz not null,
  primary key (case_id, calendar)
);
-- Serve: the newest, of one agency and of all.
create index request_due_changes_newest on desk.request_due_changes (at desc, case_id);
create index request_due_changes_of_agency on desk.request_due_changes (agency_id, at desc);
create trigger request_due_changes_are_append_only before update or delete or truncate on desk.request_due_changes
  for each statement execute function ops.refuse_change();

-- Letters are numbered by agency and year: two agencies may each have a first.
alter table desk.request_signatures drop constraint request_signatures_number_key;
