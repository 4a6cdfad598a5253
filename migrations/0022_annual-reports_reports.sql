-- The yearly reports on government information disclosure (Regulation art. 49 and 50): numbers, texts, what was explained, and every
-- version that was handed in, frozen.
create table desk.annual_reports (
  case_id uuid primary key references desk.cases,
  agency_id uuid not null references desk.agencies,
  year int not null check (year between 2019 and 2100),
  form text not null check (form in ('2019', '2021')),
  -- agency: its own report; government: that of a whole government, added up.
  scope text not null check (scope in ('agency', 'government')),
  overview text not null default '',
  problems text not null default '',
  others text not null default '',
  -- The version that was signed and accepted, and the text in which the public reads it.
  version_seq int,
  signed_on date,
  publication_id uuid references desk.publications,
  unique (agency_id, year, scope),
  check ((form = '2019') = (year < 2021))
);
-- Serves: the office's list of a year.
create index annual_reports_of_year on desk.annual_reports (year, scope);
-- Serves: what a released text is the text of.
create index annual_reports_of_text on desk.annual_reports (publication_id) where publication_id is not null;

-- Numbers that somebody entered, with where they come from. What cases count is not entered, unless somebody knows better.
create table desk.annual_report_cells (
  case_id uuid not null references desk.annual_reports,
  cell text not null check (cell ~ '^t[123](\.[a-z0-9-]+){2,4}$'),
  value numeric(20, 6) not null,
  source text not null default '' check (length(source) <= 300),
  entered_by uuid not null,
  at timestamptz not null,
  primary key (case_id, cell)
);

-- What somebody explained of a warning, by its rule and its place.
create table desk.annual_report_notes (
  case_id uuid not null references desk.annual_reports,
  rule text not null check (rule ~ '^V[0-9]{1,2}$'),
  place text not null check (length(place) between 1 and 120),
  words text not null check (length(words) between 2 and 1000),
  person_id uuid not null,
  at timestamptz not null,
  primary key (case_id, rule, place)
);

-- A report as it was handed in: its numbers and texts whole. The head signs its digest.
create table desk.annual_report_versions (
  case_id uuid not null references desk.annual_reports,
  seq int not null check (seq > 0),
  content jsonb not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  author_id uuid not null,
  at timestamptz not null,
  primary key (case_id, seq)
);
create trigger annual_report_versions_are_append_only before update or delete or truncate on desk.annual_report_versions
  for each statement execute function ops.refuse_change();
alter table desk.annual_reports add foreign key (case_id, version_seq) references desk.annual_report_versions (case_id, seq);

create table live.annual_reports (
  agency_key text not null,
  year int not null,
  scope text not null check (scope in ('agency', 'government')),
  agency_name text not null,
  content jsonb not null,
  digest text not null,
  publication_number int not null,
  published_on date not null,
  changed_at timestamptz not null,
  primary key (agency_key, year, scope)
);
-- Serves: the public list, newest year first.
create index live_annual_reports_by_year on live.annual_reports (year desc, scope desc, agency_key);

-- Shows a report once the text that names its digest is released; takes it away with that text. What goes out was signed by the head
-- and accepted by the office in recorded events, and its words stand in the released text, whatever the caller says.
create function live.project_annual_report(p_case uuid, p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r desk.annual_reports;
  v desk.annual_report_versions;
  a desk.agencies;
  p live.publications;
  v_bare text;
  v_name text;
begin
  perform pg_advisory_xact_lock(hashtext('live.changes'));
  select * into strict r from desk.annual_reports where case_id = p_case;
  select * into strict a from desk.agencies where id = r.agency_id;
  delete from live.annual_reports where agency_key = a.key and year = r.year and scope = r.scope;
  select * into v from desk.annual_report_versions where case_id = p_case and seq = r.version_seq;
  select * into p from live.publications where id = r.publication_id and state = 'live' and kind = 'annual-report';
  if v.digest is not null and p.id is not null
    and exists (select 1 from desk.case_events where case_id = p_case and event = 'sign' and by = 'staff')
    and exists (select 1 from desk.case_events where case_id = p_case and event = 'accept' and by = 'staff')
  then
    v_bare := live.bare_words(coalesce(p.content ->> 'body', ''));
    select name into v_name from live.agencies where key = a.key;
    if position(v.digest in v_bare) > 0
      and live.released_words(v.content #>> '{texts,overview}', v_bare) is not null
      and live.released_words(v.content #>> '{texts,problems}', v_bare) is not null
      and live.released_words(v.content #>> '{texts,others}', v_bare) is not null
    then
      insert into live.annual_reports values (a.key, r.year, r.scope, coalesce(v_name, a.key), v.content, v.digest, p.number,
        (p.released_at at time zone 'Asia/Shanghai')::date, p_at);
    end if;
  end if;
  perform live.record_change(p_at, array['annual-reports', 'annual-report:' || a.key || ':' || r.year, 'agency:' || a.key]);
end $$;
grant execute on function live.project_annual_report(uuid, timestamptz) to gongkai_desk;
