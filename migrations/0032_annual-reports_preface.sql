-- What stands before part one (whom to ask, why a report was amended) is shown only where the released text says it, too.
create or replace function live.project_annual_report(p_case uuid, p_at timestamptz) returns void
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
      and not exists (
        select 1 from jsonb_array_elements_text(coalesce(v.content -> 'preface', '[]'::jsonb)) as line
        where live.released_words(line, v_bare) is null
      )
    then
      insert into live.annual_reports values (a.key, r.year, r.scope, coalesce(v_name, a.key), v.content, v.digest, p.number,
        (p.released_at at time zone 'Asia/Shanghai')::date, p_at);
    end if;
  end if;
  perform live.record_change(p_at, array['annual-reports', 'annual-report:' || a.key || ':' || r.year, 'agency:' || a.key]);
end $$;
