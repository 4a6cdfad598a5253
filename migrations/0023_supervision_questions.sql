-- Questions of the public about a task: asked without an account, moderated and answered by a person, then projected. The
-- words as asked are sealed and destroyed; what the public reads was written by whoever moderated.

create table desk.task_questions (
  case_id uuid primary key references desk.cases,
  item_id uuid not null references desk.task_items,
  -- Both are null once erased.
  wrapped_key text,
  sealed_words text,
  notice_version text not null,
  asked_on date not null,
  -- Why it is not answered in public, by a key of the room; null while it is open or answered.
  declined text check (declined ~ '^[a-z-]{2,40}$'),
  erased_at timestamptz,
  check ((wrapped_key is null) = (erased_at is not null) and (sealed_words is null) = (erased_at is not null))
);
-- Serves: the questions about one item, for its list's projection.
create index task_questions_by_item on desk.task_questions (item_id);
-- Serves: the nightly erasure.
create index task_questions_to_erase on desk.task_questions (case_id) where erased_at is null;

-- The moderator's text. Taken down with its reason it can be destroyed, but never reworded.
create table desk.task_question_answers (
  case_id uuid primary key references desk.task_questions,
  question text not null check (length(question) between 2 and 1000),
  answer text not null check (length(answer) between 2 and 4000),
  -- Whoever moderated and answered, and for which agency.
  written_by uuid not null,
  agency_id uuid not null references desk.agencies,
  at timestamptz not null
);
create trigger task_question_answers_do_not_change before update or truncate on desk.task_question_answers
  for each statement execute function ops.refuse_change();

create table live.task_questions (
  case_id uuid primary key,
  task_id uuid not null references live.tasks on delete cascade,
  -- What the asker was told when the question came.
  number text not null,
  agency_key text not null,
  outcome text not null check (outcome in ('answered', 'declined')),
  asked_on date not null,
  -- The moderator's words; null where it was declined.
  question text,
  answer text,
  -- Why it was declined.
  reason text,
  decided_at timestamptz not null,
  check ((outcome = 'answered') = (question is not null and answer is not null)),
  check ((outcome = 'declined') = (reason is not null))
);
-- Serves: the questions about a task, the newest decision first.
create index live_task_questions_by_task on live.task_questions (task_id, decided_at desc);
-- Serves: the newest answers of all tasks, for the feed.
create index live_task_questions_by_time on live.task_questions (decided_at desc) where outcome = 'answered';

-- How near its day a task is shown as near it: the setting of the workbench, told to the public's pages.
create table live.task_pace (
  singleton boolean primary key default true check (singleton),
  soon_days int not null check (soon_days >= 0)
);
insert into live.task_pace (soon_days) values (7);

-- Puts one question where its task shows it. What goes out was answered by a person of staff in a recorded event who is the
-- one that the words name, whatever the caller says. Nobody may call it but the functions below.
create function live.put_task_question(p_case uuid) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  delete from live.task_questions where case_id = p_case;
  insert into live.task_questions
    select c.id, q.item_id, c.number, g.key, 'answered', q.asked_on, a.question, a.answer, null, e.at
    from desk.task_questions q join desk.cases c on c.id = q.case_id and c.kind = 'task-question' and c.state = 'answered'
      join desk.task_question_answers a on a.case_id = c.id
      join desk.agencies g on g.id = a.agency_id
      join desk.case_events e on e.case_id = c.id and e.event = 'answer' and e.by = 'staff' and e.actor_id = a.written_by
      join live.tasks t on t.id = q.item_id
    where q.case_id = p_case;
  insert into live.task_questions
    select c.id, q.item_id, c.number, g.key, 'declined', q.asked_on, null, null, q.declined, e.at
    from desk.task_questions q join desk.cases c on c.id = q.case_id and c.kind = 'task-question' and c.state = 'declined'
      join desk.agencies g on g.id = c.agency_id
      join desk.case_events e on e.case_id = c.id and e.event = 'decline' and e.by = 'staff'
      join live.tasks t on t.id = q.item_id
    where q.case_id = p_case and q.declined is not null;
end $$;

-- Shows a question as it was decided, where the public reads its task; takes away what was taken down.
create function live.project_task_question(p_case uuid, p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v live.tasks;
begin
  perform pg_advisory_xact_lock(hashtext('live.changes'));
  select t.* into v from live.tasks t join desk.task_questions q on q.item_id = t.id where q.case_id = p_case;
  if not found then
    return;
  end if;
  perform live.put_task_question(p_case);
  perform live.record_change(p_at, array['tasks', 'task:' || v.list_number || '-' || v.ordinal]);
end $$;

-- As in 0017, and the questions come back with their tasks.
create or replace function live.project_task_list(p_list uuid, p_at timestamptz) returns void
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
    for v_case in select q.case_id from desk.task_questions q join live.tasks i on i.id = q.item_id where i.list_id = p_list loop
      perform live.put_task_question(v_case);
    end loop;
  end if;
  select array_agg(distinct 'agency:' || a.key) into v_keys from desk.task_cases t join desk.task_items i on i.id = t.item_id
    join desk.cases c on c.id = t.case_id join desk.agencies a on a.id = c.agency_id where i.list_id = p_list;
  perform live.record_change(p_at, array['tasks', 'task-list:' || l.number] || coalesce(v_keys, '{}'));
end $$;

-- As in 0017; with a new number of days every page that says how open tasks stand is old.
create or replace function live.turn_task_day(p_today date, p_soon_days int, p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_keys text[];
  v_new boolean;
begin
  update live.task_pace set soon_days = p_soon_days where soon_days <> p_soon_days;
  v_new := found;
  select array_agg(distinct k) into v_keys from live.task_agencies a join live.tasks t on t.id = a.task_id,
    unnest(array['task-list:' || a.list_number, 'task:' || t.list_number || '-' || t.ordinal, 'agency:' || a.agency_key]) k
  where a.closed_at is null and (v_new or a.due in (p_today - 1, p_today + p_soon_days));
  if v_keys is not null then
    perform live.record_change(p_at, array['tasks'] || v_keys);
  end if;
end $$;
grant execute on function live.project_task_question(uuid, timestamptz) to gongkai_desk;
