-- Letters: what a citizen wrote to an agency, and what became of it. Standing, timeline and receipt are the case's
-- (0016); here lies what is the room's own. Everything that a person wrote is sealed under a key of the letter.

-- Which agencies answer letters here, and to which one a letter goes whose writer does not know whom to ask.
create table desk.letter_desks (
  agency_id uuid primary key references desk.agencies,
  is_default boolean not null default false,
  set_by uuid,
  set_at timestamptz not null
);
-- There is one such agency at the most.
create unique index one_default_letter_desk on desk.letter_desks (is_default) where is_default;

create table desk.letters (
  case_id uuid primary key references desk.cases,
  -- The room's definition: `consult`, `site-error` …
  kind text not null check (kind ~ '^[a-z-]{1,30}$'),
  -- Null: the writer left it to the default desk.
  addressed_to uuid references desk.agencies,
  -- Who wrote, and what, under a key of this letter. An erasure destroys all three.
  wrapped_key text,
  sealed_person text,
  sealed_words text,
  erased_at timestamptz,
  -- The writer agrees that question and answer are published without anything personal; may be taken back.
  consents boolean not null,
  -- Which privacy notice was agreed to.
  notice_version text not null,
  -- Of a report about a website: which of our sites, and the kind of error.
  site_key text,
  error_kind text,
  received_on date not null,
  -- Where it belongs instead: a key of law/channels.ts.
  referred_to text,
  -- The answer as it was sent: a text of desk.letter_texts, the day by which it was due as reckoned on that day, and how
  -- many working days it took.
  answer_seq int,
  written_by uuid,
  approved_by uuid,
  answered_on date,
  answer_due date,
  answer_workdays int check (answer_workdays >= 0),
  score smallint check (score between 1 and 5),
  rated_at timestamptz,
  -- The publication that was made of it, once somebody has begun one.
  publication_id uuid references desk.publications,
  constraint an_erased_letter_holds_nothing check
    ((erased_at is null) = (wrapped_key is not null)
     and (wrapped_key is null) = (sealed_person is null) and (wrapped_key is null) = (sealed_words is null)),
  constraint an_answer_is_whole check
    ((answer_seq is null) = (answered_on is null) and (answer_seq is null) = (answer_due is null)
     and (answer_seq is null) = (approved_by is null) and (answer_seq is null) = (written_by is null)),
  constraint an_answer_has_two_hands check (written_by <> approved_by),
  constraint only_an_answer_is_rated check (score is null or (answer_seq is not null and rated_at is not null)),
  constraint only_with_consent_published check (publication_id is null or answer_seq is not null)
);
-- Serves: counting the letters of one kind that came in one month.
create index letters_by_month on desk.letters (kind, received_on);
-- Serves: the sweep of letters whose time of keeping is over.
create index letters_to_erase on desk.letters (case_id) where erased_at is null;

-- What was written about a letter afterwards: drafts of an answer, a question back and its supplement, a rating's words.
-- Sealed under the letter's key, so that they end with it.
create table desk.letter_texts (
  case_id uuid not null references desk.letters,
  seq int not null check (seq > 0),
  role text not null check (role in ('draft', 'question', 'supplement', 'rating')),
  -- The agency that held the letter then: an agency after it does not go on with its drafts.
  agency_id uuid not null,
  -- Null: the writer of the letter.
  author_id uuid,
  sealed text not null,
  at timestamptz not null,
  primary key (case_id, seq),
  check ((author_id is null) = (role in ('supplement', 'rating')))
);
create trigger letter_texts_are_append_only before update or delete or truncate on desk.letter_texts
  for each statement execute function ops.refuse_change();

-- Who looked at what is masked, and for what.
create table desk.letter_unmaskings (
  case_id uuid not null references desk.letters,
  person_id uuid not null,
  purpose text not null check (purpose in ('contact', 'verify', 'deliver')),
  at timestamptz not null,
  primary key (case_id, person_id, at)
);
create trigger letter_unmaskings_are_append_only before update or delete or truncate on desk.letter_unmaskings
  for each statement execute function ops.refuse_change();

-- An agency is reminded of what is due and late once a day.
create table desk.letter_reminders (
  agency_id uuid not null references desk.agencies,
  day date not null,
  primary key (agency_id, day)
);

-- What the public sees: who answers letters, and how many came of each kind in each month and what became of them.
create table live.letter_desks (
  agency_key text primary key,
  is_default boolean not null,
  changed_at timestamptz not null
);
create table live.letter_counts (
  agency_key text not null,
  kind text not null,
  -- The first day of the month in which they came.
  month date not null,
  received int not null,
  answered int not null,
  in_time int not null,
  referred int not null,
  withdrawn int not null,
  rated int not null,
  score_sum int not null,
  workdays_sum int not null,
  counted_at timestamptz not null,
  primary key (agency_key, kind, month)
);
-- Serves: the counts in order of months, for the page and for readers of the API.
create index letter_counts_by_month on live.letter_counts (month, agency_key, kind);

-- Shows who answers letters, as the desk holds it.
create function live.project_letter_desks(p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from live.letter_desks;
  insert into live.letter_desks
    select a.key, d.is_default, p_at from desk.letter_desks d join desk.agencies a on a.id = d.agency_id
    where a.state = 'active';
  perform live.record_change(p_at, array['letters']);
end $$;

-- Counts anew what anything has happened to since the last count: each cell from the letters themselves, so that a count
-- can be repeated and never drifts. A transfer moves a letter from one agency's count to the other's. Answers how many cells
-- changed.
create function live.project_letter_counts(p_at timestamptz) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_since timestamptz; v_changed int;
begin
  perform pg_advisory_xact_lock(hashtext('live.letter_counts'));
  -- An hour before the last count: an event carries the moment at which its transaction began.
  select coalesce(max(counted_at) - interval '1 hour', '-infinity') into v_since from live.letter_counts;
  with touched as (
    select distinct e.agency_id, l.kind, date_trunc('month', l.received_on)::date as month
    from desk.case_events e join desk.letters l on l.case_id = e.case_id
    where e.at > v_since
  ), counted as (
    select a.key as agency_key, t.kind, t.month,
      count(c.id)::int as received,
      count(l.answered_on)::int as answered,
      (count(*) filter (where l.answered_on <= l.answer_due))::int as in_time,
      (count(*) filter (where c.state = 'elsewhere'))::int as referred,
      (count(*) filter (where c.state = 'withdrawn'))::int as withdrawn,
      count(l.score)::int as rated,
      coalesce(sum(l.score), 0)::int as score_sum,
      coalesce(sum(l.answer_workdays), 0)::int as workdays_sum
    from touched t
    join desk.agencies a on a.id = t.agency_id
    left join (desk.letters l join desk.cases c on c.id = l.case_id)
      on c.agency_id = t.agency_id and l.kind = t.kind
      and l.received_on >= t.month and l.received_on < t.month + interval '1 month'
    group by a.key, t.kind, t.month
  ), written as (
    insert into live.letter_counts as x
      select agency_key, kind, month, received, answered, in_time, referred, withdrawn, rated, score_sum, workdays_sum, p_at
      from counted
    on conflict (agency_key, kind, month) do update set
      received = excluded.received, answered = excluded.answered, in_time = excluded.in_time,
      referred = excluded.referred, withdrawn = excluded.withdrawn, rated = excluded.rated,
      score_sum = excluded.score_sum, workdays_sum = excluded.workdays_sum, counted_at = excluded.counted_at
    where (x.received, x.answered, x.in_time, x.referred, x.withdrawn, x.rated, x.score_sum, x.workdays_sum)
      is distinct from (excluded.received, excluded.answered, excluded.in_time, excluded.referred, excluded.withdrawn,
        excluded.rated, excluded.score_sum, excluded.workdays_sum)
    returning 1
  )
  select count(*) into v_changed from written;
  if v_changed > 0 then
    perform live.record_change(p_at, array['letters']);
  end if;
  return v_changed;
end $$;
-- Serves: the events since the last count.
create index case_events_of_letters_by_moment on desk.case_events (at);
grant execute on function live.project_letter_desks(timestamptz), live.project_letter_counts(timestamptz) to gongkai_desk;
