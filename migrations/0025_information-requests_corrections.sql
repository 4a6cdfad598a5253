-- Demands that an agency correct a record about the person who demands it (Regulation art. 41): no requests, not counted.

create table desk.corrections (
  case_id uuid primary key references desk.cases,
  agency_id uuid not null references desk.agencies,
  applicant_column text not null
    check (applicant_column in ('natural', 'business', 'research', 'welfare', 'legal', 'other')),
  wrapped_key text,
  sealed_applicant text,
  sealed_words text,
  -- The identity papers end before the rest.
  sealed_papers text,
  papers_purged_at timestamptz,
  erased_at timestamptz,
  notice_version text not null,
  -- The day of sending: the reasonable time is reckoned from it.
  received_on date not null,
  open_state text,
  -- The letter that was signed, who wrote it and who signed it; the numbers that were given to it.
  letter_seq int,
  drafted_by uuid,
  signed_by uuid,
  signed_on date,
  letter_number text,
  -- Of the letter that hands the demand over to another agency.
  transfer_number text,
  served_on date,
  service_method text check (service_method in ('online', 'post', 'counter')),
  -- The number of the postal item, who signed for it: not about the applicant.
  service_evidence text,
  ended_on date,
  constraint an_erased_correction_holds_nothing check
    ((erased_at is null) = (wrapped_key is not null)
     and (wrapped_key is null) = (sealed_applicant is null) and (wrapped_key is null) = (sealed_words is null)
     and (sealed_papers is null or wrapped_key is not null)),
  constraint an_ended_correction_has_a_day check ((open_state is null) = (ended_on is not null)),
  constraint a_correction_is_signed_whole check
    ((signed_by is null) = (signed_on is null) and (signed_by is null) = (letter_number is null)),
  constraint a_correction_has_two_people check (signed_by <> drafted_by),
  constraint a_correction_is_served_after_signing check (served_on >= signed_on),
  unique (agency_id, letter_number),
  unique (agency_id, transfer_number)
);
-- The queue of an agency: what is open, by day of receipt (listCorrections).
create index corrections_queue on desk.corrections (agency_id, received_on, case_id) where open_state is not null;
-- The nightly search for what is due to be erased.
create index corrections_to_erase on desk.corrections (ended_on) where erased_at is null;

create table desk.correction_letters (
  case_id uuid not null references desk.corrections,
  seq int not null check (seq > 0),
  result text not null check (result in ('corrected', 'not-corrected', 'transferred', 'elsewhere')),
  template text not null,
  sealed text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  author_id uuid not null,
  at timestamptz not null,
  primary key (case_id, seq)
);
create trigger correction_letters_are_append_only before update or delete or truncate on desk.correction_letters
  for each statement execute function ops.refuse_change();
