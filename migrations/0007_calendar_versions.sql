-- The calendar of working days: each year's notice as it was entered, version after version.

create table desk.calendar_years (
  year int not null check (year between 2000 and 2999),
  version int not null check (version > 0),
  -- Mondays to Fridays off, and weekend days worked instead.
  holidays date[] not null,
  workdays date[] not null,
  -- Title and number of the notice that the year was taken from.
  source text not null check (length(source) between 4 and 200),
  -- Null for the years that the platform starts with.
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (year, version)
);
create trigger calendar_years_are_append_only before update or delete or truncate on desk.calendar_years
  for each statement execute function ops.refuse_change();

create table live.calendar_years (
  year int primary key,
  version int not null,
  holidays date[] not null,
  workdays date[] not null,
  source text not null,
  changed_at timestamptz not null
);

-- Shows the public the newest version of a year.
create function live.project_calendar_year(p_year int, p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into live.calendar_years (year, version, holidays, workdays, source, changed_at)
    select year, version, holidays, workdays, source, p_at from desk.calendar_years
    where year = p_year order by version desc limit 1
  on conflict (year) do update set version = excluded.version, holidays = excluded.holidays,
    workdays = excluded.workdays, source = excluded.source, changed_at = excluded.changed_at;
  if not found then
    raise exception 'no calendar of %', p_year using errcode = '23503', constraint = 'calendar_year_is_known';
  end if;
  perform live.record_change(p_at, array['calendar', 'calendar:' || p_year]);
end $$;
grant execute on function live.project_calendar_year(int, timestamptz) to gongkai_desk;
