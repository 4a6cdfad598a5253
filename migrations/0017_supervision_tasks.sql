-- Supervised tasks: a list of what is to be done, who answers for each item, their reports, and what the public sees of it.
-- Each pair of item and agency is a case of the kind `task` (0016); its words reach the public as publications alone.

create table desk.task_lists (
  id uuid primary key,
  -- A family as a value of the room: `key-points`, `commitments`, `rectification` ...
  family text not null check (family ~ '^[a-z-]+$'),
  -- Whose office issues it and watches over it.
  agency_id uuid not null references desk.agencies,
  -- The public number: given when the list is dispatched, kept for ever.
  number int unique check (number > 0),
  title text not null check (length(title) between 2 and 200),
  year int not null check (year between 1949 and 9999),
  -- The plan that it was made from (0018), so that no plan is dispatched twice.
  plan_id uuid unique,
  -- The text in which the public reads the items: the work plan, or the list drawn up for release.
  publication_id uuid references desk.publications,
  created_at timestamptz not null,
  created_by uuid not null,
  dispatched_at timestamptz,
  dispatched_by uuid,
  check ((dispatched_at is null) = (number is null) and (dispatched_at is null) = (dispatched_by is null))
);
-- Serves: the lists of one year, newest first.
create index task_lists_by_year on desk.task_lists (year desc, created_at desc);
-- Serves: which list a released or withdrawn text belongs to.
create index task_lists_by_publication on desk.task_lists (publication_id) where publication_id is not null;

-- 上位依据: the documents that a list carries out, by their publications.
create table desk.task_list_bases (
  list_id uuid not null references desk.task_lists,
  publication_id uuid not null references desk.publications,
  primary key (list_id, publication_id)
);

create table desk.task_items (
  id uuid primary key,
  list_id uuid not null references desk.task_lists,
  -- Its place in the list, and with the list's number its address.
  ordinal int not null check (ordinal > 0),
  -- 序号 as written.
  number text not null default '' check (length(number) <= 20),
  part text not null default '' check (length(part) <= 200),
  level1 text not null default '' check (length(level1) <= 500),
  level2 text not null default '' check (length(level2) <= 500),
  -- 工作要求, 承诺内容 or 问题, as the family names it.
  requirement text not null check (length(requirement) between 1 and 8000),
  due date,
  -- The words in which the plan fixes the time; empty where a person fixed it.
  due_words text not null default '' check (length(due_words) <= 1000),
  -- Not public for this reason (涉密不公开项留依据): an article of law. Null: public with its list.
  withheld_basis text check (length(withheld_basis) between 4 and 300),
  plan_task_id uuid,
  unique (list_id, ordinal)
);

-- Who will answer for an item, while its list is drawn up; from the dispatch on the cases say it.
create table desk.task_item_agencies (
  item_id uuid not null references desk.task_items on delete cascade,
  agency_id uuid not null references desk.agencies,
  role text not null check (role in ('lead', 'support')),
  primary key (item_id, agency_id)
);

-- 目标值: what an item is measured by.
create table desk.task_indicators (
  id uuid primary key,
  item_id uuid not null references desk.task_items on delete cascade,
  ordinal int not null check (ordinal > 0),
  name text not null check (length(name) between 1 and 100),
  unit text not null default '' check (length(unit) <= 20),
  target numeric not null check (target >= 0),
  unique (item_id, ordinal)
);

-- What was dispatched is not reworded: a mistake is a new item, and the old case is cancelled with its reason.
create function desk.check_task_words() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_row jsonb;
begin
  if tg_op = 'DELETE' then
    v_row := to_jsonb(old);
  else
    v_row := to_jsonb(new);
  end if;
  if exists (select from desk.task_lists l where l.dispatched_at is not null and l.id = coalesce((v_row ->> 'list_id')::uuid,
      (select i.list_id from desk.task_items i where i.id = (v_row ->> 'item_id')::uuid))) then
    raise exception 'a dispatched list is not reworded' using errcode = '23514', constraint = 'dispatched_words_stand';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end $$;
create trigger task_items_stand before insert or update or delete on desk.task_items
  for each row execute function desk.check_task_words();
create trigger task_indicators_stand before insert or update or delete on desk.task_indicators
  for each row execute function desk.check_task_words();

-- One agency's answer for one item: the row beside the case.
create table desk.task_cases (
  case_id uuid primary key references desk.cases,
  item_id uuid not null references desk.task_items,
  role text not null check (role in ('lead', 'support'))
);
-- Serves: everybody who answers for an item.
create index task_cases_by_item on desk.task_cases (item_id, role);

-- What the due date is reckoned from: the dispatch, then each extension. A day is never patched; the last event holds.
create table desk.task_due_events (
  case_id uuid not null references desk.task_cases,
  ordinal int not null check (ordinal > 0),
  kind text not null check (kind in ('dispatch', 'extension')),
  -- Null at the dispatch: the list fixes no day.
  due date,
  at timestamptz not null,
  primary key (case_id, ordinal),
  check (kind = 'dispatch' or due is not null)
);
create trigger task_due_events_are_append_only before update or delete or truncate on desk.task_due_events
  for each statement execute function ops.refuse_change();

-- Asked for by the agency, decided by the supervising office; the events of the case hold who and when.
create table desk.task_extensions (
  case_id uuid not null references desk.task_cases,
  ordinal int not null check (ordinal > 0),
  until date not null,
  reason text not null check (length(reason) between 2 and 2000),
  asked_at timestamptz not null,
  decision text check (decision in ('granted', 'refused', 'lapsed')),
  decided_at timestamptz,
  primary key (case_id, ordinal),
  check ((decision is null) = (decided_at is null))
);
-- Keeps: one request at a time.
create unique index one_extension_is_asked on desk.task_extensions (case_id) where decision is null;

-- 拆分到科室: which inner office does it, and who there. Offices by name, since an agency rewrites their list.
create table desk.task_assignments (
  id uuid primary key,
  case_id uuid not null references desk.task_cases,
  office text not null check (length(office) between 1 and 60),
  person_id uuid references desk.people,
  work text not null default '' check (length(work) <= 500),
  assigned_at timestamptz not null,
  assigned_by uuid not null,
  ended_at timestamptz
);
-- Serves: how one case is split now.
create index task_assignments_by_case on desk.task_assignments (case_id) where ended_at is null;
-- Serves: what lies with one person.
create index task_assignments_by_person on desk.task_assignments (person_id) where ended_at is null;

-- A report as it was handed in. Its words lie beside it, so that an erasure can destroy them.
create table desk.task_reports (
  id uuid primary key,
  case_id uuid not null references desk.task_cases,
  ordinal int not null check (ordinal > 0),
  -- Says that the work is done and asks for closing (申请办结、申请销号).
  final boolean not null,
  -- The quarter that it reports on, in families that report by quarters.
  year int check (year between 2000 and 2200),
  quarter int check (quarter between 1 and 4),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  reporter_id uuid not null,
  at timestamptz not null,
  unique (case_id, ordinal),
  check ((year is null) = (quarter is null))
);
create trigger task_reports_are_append_only before update or delete or truncate on desk.task_reports
  for each statement execute function ops.refuse_change();

create table desk.task_report_words (
  report_id uuid primary key references desk.task_reports,
  -- { element: text } by the keys of the family.
  words jsonb not null
);
create trigger task_report_words_do_not_change before update or truncate on desk.task_report_words
  for each statement execute function ops.refuse_change();

-- 佐证: what was published about it.
create table desk.task_report_evidence (
  report_id uuid not null references desk.task_reports,
  publication_id uuid not null references desk.publications,
  primary key (report_id, publication_id)
);

create table desk.task_report_figures (
  report_id uuid not null references desk.task_reports,
  indicator_id uuid not null references desk.task_indicators,
  -- 完成值, counted from the beginning of the year.
  done numeric not null check (done >= 0),
  primary key (report_id, indicator_id)
);

-- How the supervising office judged a report. The reason for a return lies with the event's note.
create table desk.task_report_verdicts (
  report_id uuid primary key references desk.task_reports,
  verdict text not null check (verdict in ('accepted', 'returned', 'recalled')),
  at timestamptz not null
);
create trigger task_report_verdicts_are_append_only before update or delete or truncate on desk.task_report_verdicts
  for each statement execute function ops.refuse_change();

-- The publication in which the public reads an accepted report.
create table desk.task_report_texts (
  report_id uuid primary key references desk.task_reports,
  publication_id uuid not null unique references desk.publications
);

-- Which reminders were sent for which due date, so that the worker sends each once.
create table desk.task_reminders (
  case_id uuid not null references desk.task_cases,
  why text not null check (why in ('acknowledge', 'due-soon', 'late', 'quarter')),
  due date not null,
  sent_at timestamptz not null,
  primary key (case_id, why, due)
);

-- ——— What the public sees. Words come from the released text; states, dates and counts are projected. ———

create table live.task_lists (
  id uuid primary key,
  number int not null unique,
  family text not null,
  -- Who issues it.
  agency_key text not null,
  -- The title of the released text.
  title text not null,
  year int not null,
  publication_number int not null,
  -- Numbers of the live publications that it carries out.
  bases int[] not null,
  -- How many items stand in it, and how many of them are not public.
  items int not null,
  withheld int not null,
  dispatched_at timestamptz not null,
  changed_at timestamptz not null
);
-- Serves: the lists of a family, newest first.
create index live_task_lists_by_year on live.task_lists (year desc, number desc);

create table live.tasks (
  id uuid primary key,
  list_id uuid not null references live.task_lists on delete cascade,
  list_number int not null,
  ordinal int not null,
  number text not null,
  -- Each only where it stands in the released text; null otherwise.
  part text,
  level1 text,
  level2 text,
  requirement text,
  due_words text,
  -- The day in the plan; who answers may have been given more time.
  due date,
  unique (list_number, ordinal)
);
-- Serves: the tasks of one list in order.
create index live_tasks_in_order on live.tasks (list_id, ordinal);

create table live.task_agencies (
  case_id uuid primary key,
  task_id uuid not null references live.tasks on delete cascade,
  list_number int not null,
  agency_key text not null,
  role text not null,
  state text not null,
  dispatched_at timestamptz not null,
  acknowledged_at timestamptz,
  -- The day that holds now, with the extensions.
  due date,
  extensions int not null,
  reminders int not null,
  returns int not null,
  -- The last report that was handed in: when, whether it said that the work is done.
  reported_at timestamptz,
  reported_final boolean not null,
  accepted_at timestamptz,
  -- When the report was handed in by which the work counts as done.
  done_at timestamptz,
  closed_at timestamptz,
  -- The newest report that is live.
  report_number int,
  report_at timestamptz,
  changed_at timestamptz not null
);
-- Serves: who answers for a task, lead first.
create index live_task_agencies_by_task on live.task_agencies (task_id, role);
-- Serves: an agency's tasks, the next due first.
create index live_task_agencies_by_agency on live.task_agencies (agency_key, due);

-- The timeline: what happened and when. The words belong to the pages.
create table live.task_events (
  case_id uuid not null references live.task_agencies on delete cascade,
  seq int not null,
  event text not null,
  state text not null,
  at timestamptz not null,
  primary key (case_id, seq)
);
-- Serves: the picture of progress over time.
create index live_task_events_by_time on live.task_events (at);

create table live.task_reports (
  case_id uuid not null references live.task_agencies on delete cascade,
  ordinal int not null,
  publication_number int not null,
  final boolean not null,
  year int,
  quarter int,
  reported_at timestamptz not null,
  released_at timestamptz not null,
  primary key (case_id, ordinal)
);

create table live.task_figures (
  case_id uuid not null references live.task_agencies on delete cascade,
  task_id uuid not null,
  indicator int not null,
  -- Only where they stand in the released text.
  name text,
  unit text,
  target numeric not null,
  year int not null,
  quarter int not null,
  done numeric not null,
  primary key (case_id, indicator, year, quarter)
);
-- Serves: the figures of a task by quarters.
create index live_task_figures_by_task on live.task_figures (task_id, indicator, year, quarter);

-- A text without what differs between a table's cell and the page it was copied from: marks, entities, white space.
create function live.bare_words(p_text text) returns text language sql immutable parallel safe
  set search_path = pg_catalog, pg_temp as $$
  select regexp_replace(
    replace(replace(replace(replace(replace(replace(regexp_replace(p_text, '<[^>]*>', '', 'g'),
      '&nbsp;', ''), '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&'),
    '[[:space:]　 ,.;:!?()\[\]"''“”‘’、，。；：！？（）【】〔〕《》<>…—·-]', '', 'g')
$$;

-- Words that the released text holds; null for all others, so that none reach the public by this way.
create function live.released_words(p_words text, p_bare text) returns text language sql immutable parallel safe
  set search_path = pg_catalog, pg_temp as $$
  select case when live.bare_words(p_words) <> '' and position(live.bare_words(p_words) in p_bare) > 0 then p_words end
$$;

-- Puts one case where its list shows it. Nobody may call it but the functions below.
create function live.put_task_case(p_case uuid, p_bare text, p_at timestamptz) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_number int;
begin
  select l.number into v_number from desk.task_cases t join desk.task_items i on i.id = t.item_id
    join live.task_lists l on l.id = i.list_id where t.case_id = p_case;
  delete from live.task_agencies where case_id = p_case;
  insert into live.task_agencies
    select c.id, t.item_id, v_number, a.key, t.role, c.state, c.opened_at,
      (select min(e.at) from desk.case_events e where e.case_id = c.id and e.event = 'acknowledge'),
      (select d.due from desk.task_due_events d where d.case_id = c.id order by d.ordinal desc limit 1),
      (select count(*) from desk.task_due_events d where d.case_id = c.id and d.kind = 'extension'),
      (select count(*) from desk.case_events e where e.case_id = c.id and e.event = 'remind'),
      (select count(*) from desk.case_events e where e.case_id = c.id and e.event = 'return'),
      last.at, coalesce(last.final, false),
      (select max(v.at) from desk.task_reports r join desk.task_report_verdicts v on v.report_id = r.id
        where r.case_id = c.id and v.verdict = 'accepted'),
      case when last.final and last.verdict = 'accepted' then last.at end,
      c.closed_at, shown.number, shown.released_at, p_at
    from desk.cases c join desk.task_cases t on t.case_id = c.id join desk.agencies a on a.id = c.agency_id
    left join lateral (
      select r.at, r.final, v.verdict from desk.task_reports r left join desk.task_report_verdicts v on v.report_id = r.id
      where r.case_id = c.id and v.verdict is distinct from 'recalled' order by r.ordinal desc limit 1) last on true
    left join lateral (
      select p.number, p.released_at from desk.task_reports r join desk.task_report_texts x on x.report_id = r.id
        join live.publications p on p.id = x.publication_id and p.state = 'live'
      where r.case_id = c.id order by r.ordinal desc limit 1) shown on true
    where c.id = p_case;
  insert into live.task_events
    select e.case_id, e.seq, e.event, e.to_state, e.at from desk.case_events e
    where e.case_id = p_case and e.event in ('dispatch', 'acknowledge', 'report', 'recall', 'accept', 'return',
      'grant-extension', 'extend', 'remind', 'transfer', 'close', 'cancel');
  insert into live.task_reports
    select r.case_id, r.ordinal, p.number, r.final, r.year, r.quarter, r.at, p.released_at
    from desk.task_reports r join desk.task_report_texts x on x.report_id = r.id
      join live.publications p on p.id = x.publication_id and p.state = 'live'
    where r.case_id = p_case;
  insert into live.task_figures
    select distinct on (n.ordinal, r.year, r.quarter) r.case_id, n.item_id, n.ordinal,
      live.released_words(n.name, p_bare), live.released_words(n.unit, p_bare), n.target, r.year, r.quarter, f.done
    from desk.task_reports r join desk.task_report_verdicts v on v.report_id = r.id and v.verdict = 'accepted'
      join desk.task_report_figures f on f.report_id = r.id join desk.task_indicators n on n.id = f.indicator_id
    where r.case_id = p_case and r.year is not null
    order by n.ordinal, r.year, r.quarter, r.ordinal desc;
end $$;

-- The released text of a list, bare; null where the public does not read the list.
create function live.bare_text_of_list(p_list uuid) returns text language sql stable set search_path = pg_catalog, pg_temp as $$
  select live.bare_words(p.title || coalesce(p.content ->> 'body', '')) from desk.task_lists l
    join live.publications p on p.id = l.publication_id and p.state = 'live'
  where l.id = p_list and l.number is not null
$$;

-- Shows a whole list: once its text is released, again when that changes, and no more when it is withdrawn.
create function live.project_task_list(p_list uuid, p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  l desk.task_lists;
  v_bare text;
  v_keys text[];
  v_case uuid;
begin
  -- One projection after the other, by the lock that every change takes in the end.
  perform pg_advisory_xact_lock(hashtext('live.changes'));
  select * into strict l from desk.task_lists where id = p_list;
  if l.number is null then
    return;
  end if;
  v_bare := live.bare_text_of_list(p_list);
  delete from live.task_lists where id = p_list;
  if v_bare is not null then
    insert into live.task_lists
      select l.id, l.number, l.family, (select a.key from desk.agencies a where a.id = l.agency_id), p.title, l.year, p.number,
        coalesce((select array_agg(b.number order by b.number) from desk.task_list_bases s
          join live.publications b on b.id = s.publication_id and b.state = 'live' where s.list_id = l.id), '{}'),
        (select count(*) from desk.task_items i where i.list_id = l.id),
        (select count(*) from desk.task_items i where i.list_id = l.id and i.withheld_basis is not null),
        l.dispatched_at, p_at
      from live.publications p where p.id = l.publication_id;
    insert into live.tasks
      select i.id, i.list_id, l.number, i.ordinal, coalesce(live.released_words(i.number, v_bare), ''),
        live.released_words(i.part, v_bare),
        live.released_words(i.level1, v_bare), live.released_words(i.level2, v_bare),
        live.released_words(i.requirement, v_bare), live.released_words(i.due_words, v_bare), i.due
      from desk.task_items i where i.list_id = p_list and i.withheld_basis is null;
    for v_case in select t.case_id from desk.task_cases t join live.tasks i on i.id = t.item_id where i.list_id = p_list loop
      perform live.put_task_case(v_case, v_bare, p_at);
    end loop;
  end if;
  select array_agg(distinct 'agency:' || a.key) into v_keys from desk.task_cases t join desk.task_items i on i.id = t.item_id
    join desk.cases c on c.id = t.case_id join desk.agencies a on a.id = c.agency_id where i.list_id = p_list;
  perform live.record_change(p_at, array['tasks', 'task-list:' || l.number] || coalesce(v_keys, '{}'));
end $$;

-- Shows one case as it stands, where the public reads its list. `p_agencies`: further agencies whose pages change.
create function live.project_task_case(p_case uuid, p_at timestamptz, p_agencies uuid[] default '{}') returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v live.tasks;
  v_agencies text[];
begin
  perform pg_advisory_xact_lock(hashtext('live.changes'));
  select i.* into v from live.tasks i join desk.task_cases t on t.item_id = i.id where t.case_id = p_case;
  if not found then
    return;
  end if;
  perform live.put_task_case(p_case, live.bare_text_of_list(v.list_id), p_at);
  update live.task_lists set changed_at = p_at where id = v.list_id;
  select array_agg('agency:' || a.key) into v_agencies from desk.agencies a
    where a.id = any (p_agencies) or a.id = (select agency_id from desk.cases where id = p_case);
  perform live.record_change(p_at,
    array['tasks', 'task-list:' || v.list_number, 'task:' || v.list_number || '-' || v.ordinal] || v_agencies);
end $$;

-- A day begins: what fell due the day before is late now, and pages that say how it stands are old.
create function live.turn_task_day(p_today date, p_soon_days int, p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_keys text[];
begin
  select array_agg(distinct k) into v_keys from live.task_agencies a join live.tasks t on t.id = a.task_id,
    unnest(array['task-list:' || a.list_number, 'task:' || t.list_number || '-' || t.ordinal, 'agency:' || a.agency_key]) k
  where a.closed_at is null and a.due in (p_today - 1, p_today + p_soon_days);
  if v_keys is not null then
    perform live.record_change(p_at, array['tasks'] || v_keys);
  end if;
end $$;
grant execute on function live.project_task_list(uuid, timestamptz), live.project_task_case(uuid, timestamptz, uuid[]),
  live.turn_task_day(date, int, timestamptz) to gongkai_desk;
