-- Agencies: a tree, names through time, dated events with successors; and their projection for the public.

create table desk.agencies (
  id uuid primary key,
  -- Outlives every name: addresses of pages are made from it.
  key text not null unique check (key ~ '^[a-z][a-z0-9-]{1,29}$'),
  kind text not null check (kind in
    ('government', 'office', 'department', 'directly-affiliated', 'institution', 'party-office', 'vertical', 'county',
     'zone', 'township', 'subdistrict')),
  level text not null check (level in ('city', 'county', 'township')),
  parent_id uuid references desk.agencies check (parent_id <> id),
  -- GB/T 2260: six digits, nine for townships, twelve for villages.
  region_code text not null check (region_code ~ '^\d{6}(\d{3}(\d{3})?)?$'),
  credit_code text unique check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  -- 机构编码 of the office that fixes establishments.
  organisation_code text not null default '' check (length(organisation_code) <= 40),
  -- An agency's own head of its index numbers; empty where it uses its credit code.
  own_index_prefix text not null default '' check (own_index_prefix ~ '^([0-9A-Za-z_-]{1,30}(/[0-9A-Za-z_-]{1,30})?)?$'),
  number_prefixes text[] not null default '{}',
  state text not null default 'active' check (state in ('active', 'abolished')),
  -- The names of today, or the last ones; desk.agency_names holds them through time.
  name text not null check (length(name) between 2 and 80),
  short_name text not null default '' check (length(short_name) <= 40),
  functions text not null default '' check (length(functions) <= 4000),
  address text not null default '' check (length(address) <= 200),
  telephone text not null default '' check (length(telephone) <= 60),
  fax text not null default '' check (length(fax) <= 60),
  email text not null default '' check (length(email) <= 120),
  postcode text not null default '' check (postcode ~ '^(\d{6})?$'),
  hours text not null default '' check (length(hours) <= 200),
  head text not null default '' check (length(head) <= 60),
  website text not null default '' check (length(website) <= 200),
  -- 政府信息公开工作机构: who takes requests and questions (article 4 of the Regulation).
  disclosure_office text not null default '' check (length(disclosure_office) <= 80),
  position int not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1
);
-- Two agencies never number under one head.
create unique index agencies_own_index_prefix on desk.agencies (own_index_prefix) where own_index_prefix <> '';
-- Serves: the agencies below one, in order.
create index agencies_by_parent on desk.agencies (parent_id, position);

-- What an agency is keeps its identity: it is never deleted, and its key never changes.
create function desk.check_agency() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_at uuid := new.parent_id;
begin
  if (new.id, new.key, new.created_at) is distinct from (old.id, old.key, old.created_at) then
    raise exception 'an agency keeps its key' using errcode = '23514', constraint = 'agencies_keep_their_key';
  end if;
  if new.parent_id is distinct from old.parent_id then
    -- Two moves at once could close a ring that neither sees.
    perform pg_advisory_xact_lock(hashtext('desk.agencies.tree'));
    while v_at is not null loop
      if v_at = new.id then
        raise exception 'an agency is not below itself' using errcode = '23514', constraint = 'the_tree_has_no_ring';
      end if;
      select parent_id into v_at from desk.agencies where id = v_at;
    end loop;
  end if;
  return new;
end $$;
create trigger agencies_are_checked before update on desk.agencies
  for each row execute function desk.check_agency();
create trigger agencies_are_kept before delete or truncate on desk.agencies
  for each statement execute function ops.refuse_change();

-- From a day, until a day (not included). No beginning: it bore the name when the record began.
create table desk.agency_names (
  id uuid primary key,
  agency_id uuid not null references desk.agencies,
  name text not null check (length(name) between 2 and 80),
  kind text not null check (kind in ('official', 'short', 'alias')),
  from_date date,
  until_date date,
  constraint a_name_ends_after_it_begins check (until_date > from_date)
);
-- Serves: the names of one agency in order of time.
create index agency_names_by_agency on desk.agency_names (agency_id, from_date);
-- Serves: the check that an official name is borne by one agency at a time.
create index agency_names_by_name on desk.agency_names (name);

-- One agency bears one official and one short name at a time, and an official name belongs to one agency at a time.
create function desk.check_agency_name() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  -- Locks make two writers wait for each other, so that neither misses the other's row.
  perform from desk.agencies where id = new.agency_id for update;
  if new.kind = 'official' then
    perform pg_advisory_xact_lock(hashtext('desk.agency_names'), hashtext(new.name));
  end if;
  if new.kind in ('official', 'short') and exists (
    select from desk.agency_names n
    where n.agency_id = new.agency_id and n.kind = new.kind and n.id <> new.id
      and daterange(n.from_date, n.until_date) && daterange(new.from_date, new.until_date)) then
    raise exception 'two % names at one time', new.kind using errcode = '23P01', constraint = 'one_name_at_a_time';
  end if;
  if new.kind = 'official' and exists (
    select from desk.agency_names n
    where n.name = new.name and n.kind = 'official' and n.agency_id <> new.agency_id
      and daterange(n.from_date, n.until_date) && daterange(new.from_date, new.until_date)) then
    raise exception 'the name belongs to another agency' using errcode = '23P01', constraint = 'one_bearer_of_a_name';
  end if;
  return new;
end $$;
create trigger agency_names_are_checked before insert or update on desk.agency_names
  for each row execute function desk.check_agency_name();

create table desk.agency_events (
  id uuid primary key,
  agency_id uuid not null references desk.agencies,
  kind text not null check (kind in ('founded', 'renamed', 'moved', 'merged', 'split', 'abolished')),
  -- No day: the agency existed when the record began.
  date date,
  -- Who answers for its work from that day on.
  successors uuid[] not null default '{}',
  former_name text not null default '',
  basis text not null check (length(basis) between 2 and 300),
  recorded_by uuid,
  recorded_at timestamptz not null,
  constraint only_an_old_founding_has_no_day check (date is not null or kind = 'founded'),
  constraint successors_answer_for_what_ended check
    (case kind when 'merged' then cardinality(successors) = 1 when 'split' then cardinality(successors) >= 2
     when 'abolished' then true else cardinality(successors) = 0 end),
  constraint nobody_succeeds_themselves check (not agency_id = any (successors)),
  constraint a_renaming_names_the_former_name check ((kind = 'renamed') = (former_name <> ''))
);
-- Serves: the history of one agency.
create index agency_events_by_agency on desk.agency_events (agency_id, date);
-- Serves: who came before an agency.
create index agency_events_by_successor on desk.agency_events using gin (successors);
-- An agency begins once and ends once.
create unique index one_beginning_of_an_agency on desk.agency_events (agency_id) where kind = 'founded';
create unique index one_end_of_an_agency on desk.agency_events (agency_id) where kind in ('merged', 'split', 'abolished');

create function desk.check_agency_event() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from unnest(new.successors) s where not exists (select from desk.agencies a where a.id = s)) then
    raise exception 'a successor is an agency' using errcode = '23503', constraint = 'successors_are_agencies';
  end if;
  return new;
end $$;
create trigger agency_events_are_checked before insert on desk.agency_events
  for each row execute function desk.check_agency_event();
create trigger agency_events_are_append_only before update or delete or truncate on desk.agency_events
  for each statement execute function ops.refuse_change();

create table desk.inner_offices (
  id uuid primary key,
  agency_id uuid not null references desk.agencies,
  name text not null check (length(name) between 1 and 60),
  duties text not null default '' check (length(duties) <= 1000),
  telephone text not null default '' check (length(telephone) <= 60),
  position int not null,
  unique (agency_id, name)
);

create table live.agencies (
  id uuid primary key,
  key text not null unique,
  name text not null,
  short_name text not null,
  -- [{name, kind, from, until}], the official ones first, in order of time.
  names jsonb not null,
  parent_key text,
  kind text not null,
  level text not null,
  region_code text not null,
  credit_code text,
  organisation_code text not null,
  functions text not null,
  address text not null,
  telephone text not null,
  fax text not null,
  email text not null,
  postcode text not null,
  hours text not null,
  head text not null,
  website text not null,
  disclosure_office text not null,
  -- [{name, duties, telephone}]
  inner_offices jsonb not null,
  -- [{date, kind, basis, formerName, successors: [{key, name}]}], in order of time.
  events jsonb not null,
  state text not null check (state in ('active', 'abolished')),
  successors text[] not null,
  predecessors text[] not null,
  position int not null,
  changed_at timestamptz not null
);
-- Serves: the agencies below one, and the portal's list in order.
create index live_agencies_by_parent on live.agencies (parent_key, position);

-- Shows the public what the desk holds of one agency. It takes nothing from its caller but which agency, and when.
create function live.project_agency(p_agency uuid, p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  a desk.agencies;
  v_parent text;
  v_keys text[];
begin
  select * into strict a from desk.agencies where id = p_agency;
  select key into v_parent from desk.agencies where id = a.parent_id;
  -- An agency that moved leaves the page of its former parent too.
  select array_remove(array['agency:' || a.key, 'agencies', 'agency:' || v_parent,
    (select 'agency:' || l.parent_key from live.agencies l where l.id = a.id and l.parent_key is distinct from v_parent)], null)
    into v_keys;
  insert into live.agencies values (
    a.id, a.key, a.name, a.short_name,
    coalesce((select jsonb_agg(jsonb_build_object('name', n.name, 'kind', n.kind, 'from', n.from_date, 'until', n.until_date)
        order by array_position(array['official', 'short', 'alias'], n.kind), n.from_date nulls first, n.id)
      from desk.agency_names n where n.agency_id = a.id), '[]'),
    v_parent, a.kind, a.level, a.region_code, a.credit_code, a.organisation_code, a.functions, a.address, a.telephone,
    a.fax, a.email, a.postcode, a.hours, a.head, a.website, a.disclosure_office,
    coalesce((select jsonb_agg(jsonb_build_object('name', o.name, 'duties', o.duties, 'telephone', o.telephone) order by o.position)
      from desk.inner_offices o where o.agency_id = a.id), '[]'),
    coalesce((select jsonb_agg(jsonb_build_object('date', e.date, 'kind', e.kind, 'basis', e.basis, 'formerName', e.former_name,
          'successors', coalesce((select jsonb_agg(jsonb_build_object('key', s.key, 'name', s.name) order by s.position)
             from desk.agencies s where s.id = any (e.successors)), '[]'))
        order by e.date nulls first, e.id)
      from desk.agency_events e where e.agency_id = a.id), '[]'),
    a.state,
    coalesce((select array_agg(s.key order by s.position) from desk.agencies s
      where exists (select from desk.agency_events e where e.agency_id = a.id and s.id = any (e.successors))), '{}'),
    coalesce((select array_agg(p.key order by p.position) from desk.agencies p
      where exists (select from desk.agency_events e where e.agency_id = p.id and e.successors @> array[a.id])), '{}'),
    a.position, p_at)
  on conflict (id) do update set
    name = excluded.name, short_name = excluded.short_name, names = excluded.names, parent_key = excluded.parent_key,
    kind = excluded.kind, level = excluded.level, region_code = excluded.region_code, credit_code = excluded.credit_code,
    organisation_code = excluded.organisation_code, functions = excluded.functions, address = excluded.address,
    telephone = excluded.telephone, fax = excluded.fax, email = excluded.email, postcode = excluded.postcode,
    hours = excluded.hours, head = excluded.head, website = excluded.website, disclosure_office = excluded.disclosure_office,
    inner_offices = excluded.inner_offices, events = excluded.events, state = excluded.state,
    successors = excluded.successors, predecessors = excluded.predecessors, position = excluded.position,
    changed_at = excluded.changed_at;
  perform live.record_change(p_at, v_keys);
end $$;
grant execute on function live.project_agency(uuid, timestamptz) to gongkai_desk;
