-- Columns: one publication in several places, one source. The columns themselves are definitions in the code; here
-- stands only what is assigned to them. An assignment lies outside the signed text and is stamped at release.

create table desk.publication_columns (
  publication_id uuid not null references desk.publications,
  column_key text not null check (column_key ~ '^[a-z0-9][a-z0-9.-]{1,39}$'),
  primary key (publication_id, column_key)
);

-- Items of articles 20 and 21 that an agency says it does not have. No free text: a yes or a no.
create table desk.agency_items (
  agency_id uuid not null references desk.agencies,
  column_key text not null check (column_key ~ '^[a-z0-9][a-z0-9.-]{1,39}$'),
  stated_by uuid not null,
  stated_at timestamptz not null,
  primary key (agency_id, column_key)
);

-- A letter about a guide that is due for review goes out once for each due day.
create table desk.guide_reminders (
  agency_id uuid not null references desk.agencies,
  due_on date not null,
  sent_at timestamptz not null,
  primary key (agency_id, due_on)
);

create table live.publication_columns (
  column_key text not null,
  publication_id uuid not null references live.publications,
  number int not null,
  agency_key text not null,
  released_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (column_key, publication_id)
);
-- Serves: a column's list, newest release first, page by page.
create index live_columns_by_release on live.publication_columns (column_key, released_at desc, number desc);
-- Serves: one agency's part of a column, likewise; and whether an agency has anything there.
create index live_columns_by_agency on live.publication_columns (column_key, agency_key, released_at desc, number desc);
-- Serves: the last update of an agency's part of a column, when its newest row goes.
create index live_columns_by_change on live.publication_columns (column_key, agency_key, changed_at desc);
-- Serves: the columns of one publication, and their removal.
create index live_columns_of_publication on live.publication_columns (publication_id);

-- How each agency's part of each column stands. Kept by the trigger below, so that a page of counts reads as many rows
-- as it shows and not as many as were ever published.
create table live.column_standings (
  column_key text not null,
  agency_key text not null,
  items int not null check (items > 0),
  changed_at timestamptz not null,
  primary key (column_key, agency_key)
);
-- Serves: all columns of one agency.
create index live_column_standings_by_agency on live.column_standings (agency_key);

create function live.count_in_column() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into live.column_standings as s values (new.column_key, new.agency_key, 1, new.changed_at)
    on conflict (column_key, agency_key) do update
      set items = s.items + 1, changed_at = greatest(s.changed_at, excluded.changed_at);
    return null;
  end if;
  delete from live.column_standings where column_key = old.column_key and agency_key = old.agency_key and items = 1;
  if not found then
    update live.column_standings set items = items - 1, changed_at = coalesce(
        (select max(c.changed_at) from live.publication_columns c
         where c.column_key = old.column_key and c.agency_key = old.agency_key), changed_at)
      where column_key = old.column_key and agency_key = old.agency_key;
  end if;
  return null;
end $$;
create trigger columns_are_counted after insert or delete on live.publication_columns
  for each row execute function live.count_in_column();

create table live.agency_items (
  agency_key text not null,
  column_key text not null,
  stated_at timestamptz not null,
  primary key (agency_key, column_key)
);

-- Shows what is live in the columns that the desk holds for it, and nowhere once it is withdrawn. Answers the keys of
-- the pages that change. An item in which something is public is an item that the agency has.
-- Nobody may call it but the functions of the door.
create function live.place_in_columns(p_publication uuid) returns text[]
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v live.publications;
  v_before text[];
  v_after text[];
begin
  -- One at a time: releases in many columns at once would otherwise wait for one another's counts in a ring.
  perform pg_advisory_xact_lock(hashtext('live.publication_columns'));
  select * into strict v from live.publications where id = p_publication;
  with gone as (delete from live.publication_columns where publication_id = p_publication returning column_key)
    select coalesce(array_agg(column_key), '{}') into v_before from gone;
  if v.state = 'live' then
    insert into live.publication_columns
      select d.column_key, v.id, v.number, v.agency_key, v.released_at, v.changed_at
      from desk.publication_columns d where d.publication_id = v.id;
  end if;
  select coalesce(array_agg(column_key), '{}') into v_after from live.publication_columns where publication_id = v.id;
  delete from desk.agency_items where agency_id = v.agency_id and column_key = any (v_after);
  delete from live.agency_items where agency_key = v.agency_key and column_key = any (v_after);
  return (select coalesce(array_agg('column:' || k order by k), '{}')
    from (select unnest(v_before) k union select unnest(v_after)) keys) || 'columns'::text;
end $$;

-- As before, and into its columns.
create or replace function live.release_edition(
  p_edition uuid, p_released_by uuid, p_at timestamptz, p_number int, p_index_number text,
  p_agency_key text, p_agency_name text, p_gates text[], p_files jsonb
) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  e desk.editions; p desk.publications; r desk.revisions; c jsonb; v_secrecy uuid; v_missing text[]; v_version int;
begin
  select * into strict e from desk.editions where id = p_edition for update;
  select * into strict p from desk.publications where id = e.publication_id for update;
  select * into strict r from desk.revisions where id = e.revision_id;
  select content into strict c from desk.revision_contents where revision_id = r.id;

  if not (e.state in ('approved', 'scheduled') or (e.urgent and e.state = 'submitted')) then
    raise exception 'edition % is %, not approved', e.id, e.state using errcode = '23514', constraint = 'release_needs_approval';
  end if;
  -- The secrecy gate is never left for later: article 17 of the Regulation knows no exception.
  select person_id into v_secrecy from desk.signatures where revision_id = r.id and gate = 'confidentiality' and digest = r.digest;
  select array_agg(g) into v_missing
    from unnest(case when e.urgent then array['confidentiality'] else p_gates || array['confidentiality', 'final'] end) g
    where not exists (select from desk.signatures s where s.revision_id = r.id and s.gate = g and s.digest = r.digest);
  if v_missing is not null then
    raise exception 'gates not signed: %', v_missing using errcode = '23514', constraint = 'release_needs_gates';
  end if;
  if not e.urgent and p_released_by is distinct from
     (select person_id from desk.signatures where revision_id = r.id and gate = 'final') then
    raise exception 'the releaser is who signed the final gate' using errcode = '23514', constraint = 'release_by_final_signer';
  end if;
  insert into desk.releases values (e.id, r.id, r.digest, r.author_id, v_secrecy, p_released_by, p_at);

  select coalesce(max(version), 0) + 1 into v_version from live.versions where publication_id = p.id;
  if p.number is null then
    update desk.publications set number = p_number, index_number = p_index_number where id = p.id;
    p.number := p_number;
    p.index_number := p_index_number;
  end if;

  insert into live.publications as l (id, number, kind, agency_id, agency_key, agency_name, title, document_number,
      index_number, written, first_published, released_at, changed_at, version, state, content, digest)
    values (p.id, p.number, p.kind, p.agency_id, p_agency_key, p_agency_name, c ->> 'title', c ->> 'documentNumber',
      p.index_number, (c ->> 'written')::date, (c ->> 'firstPublished')::date, p_at, p_at, v_version, 'live', c, r.digest)
  on conflict (id) do update set
    agency_key = excluded.agency_key, agency_name = excluded.agency_name, title = excluded.title,
    document_number = excluded.document_number, written = excluded.written, first_published = excluded.first_published,
    changed_at = excluded.changed_at, version = excluded.version, state = 'live', content = excluded.content,
    digest = excluded.digest, withdrawn_at = null, withdrawn_reason = null;
  insert into live.versions values (p.id, v_version, p_at, e.note, r.digest, c);

  delete from live.files where subject_id = p.id;
  insert into live.files (id, subject_id, sha256, name, media_type, size, released_at)
    select (f ->> 'id')::uuid, p.id, a.sha256, a.name, a.media_type, a.size, p_at
    from jsonb_array_elements(p_files) f join desk.attachments a on a.id = (f ->> 'id')::uuid
    where a.scan <> 'infected'
  on conflict (id) do nothing;

  update desk.editions set state = 'superseded', changed_at = p_at, version = version + 1
    where publication_id = p.id and state = 'released';
  update desk.editions set state = 'released', scheduled_for = null, changed_at = p_at, version = version + 1 where id = e.id;
  perform live.record_change(p_at, array['publication:' || p.number, 'agency:' || p_agency_key, 'publications'] ||
    live.place_in_columns(p.id));
  return p.number;
end $$;

-- As before, and out of its columns.
create or replace function live.withdraw_publication(p_publication uuid, p_at timestamptz, p_reason text)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v live.publications;
begin
  if length(trim(p_reason)) < 2 then
    raise exception 'a withdrawal gives its reason' using errcode = '23514', constraint = 'withdrawal_gives_reason';
  end if;
  update desk.editions set state = 'withdrawn', gates_due = null, changed_at = p_at, version = version + 1
    where publication_id = p_publication and state = 'released';
  if not found then
    raise exception 'publication % is not live', p_publication using errcode = '23514', constraint = 'only_live_is_withdrawn';
  end if;
  update live.publications set state = 'withdrawn', content = null, withdrawn_at = p_at, withdrawn_reason = p_reason,
    changed_at = p_at, pinned_until = null where id = p_publication returning * into strict v;
  update live.versions set content = null where publication_id = p_publication;
  delete from live.files where subject_id = p_publication;
  perform live.record_change(p_at, array['publication:' || v.number, 'agency:' || v.agency_key, 'publications'] ||
    live.place_in_columns(p_publication));
end $$;

-- Moves something live to the columns that the desk now holds for it.
create function live.project_columns(p_publication uuid, p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v live.publications;
begin
  select * into v from live.publications where id = p_publication and state = 'live' for update;
  if not found then
    raise exception 'publication % is not live', p_publication using errcode = '23514', constraint = 'only_live_has_columns';
  end if;
  perform live.record_change(p_at, array['publication:' || v.number, 'agency:' || v.agency_key, 'publications'] ||
    live.place_in_columns(v.id));
end $$;

-- States that an agency does not have an item, or that it does after all. Refused while something of it is public there.
create function live.state_agency_item(p_agency uuid, p_column text, p_absent boolean, p_by uuid, p_at timestamptz)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_key text;
begin
  perform pg_advisory_xact_lock(hashtext('live.publication_columns'));
  select key into strict v_key from desk.agencies where id = p_agency;
  if p_absent then
    if exists (select from live.publication_columns where column_key = p_column and agency_key = v_key) then
      raise exception 'agency % has published in %', v_key, p_column
        using errcode = '23514', constraint = 'an_absent_item_has_nothing_public';
    end if;
    insert into desk.agency_items values (p_agency, p_column, p_by, p_at) on conflict do nothing;
    insert into live.agency_items values (v_key, p_column, p_at) on conflict do nothing;
  else
    delete from desk.agency_items where agency_id = p_agency and column_key = p_column;
    delete from live.agency_items where agency_key = v_key and column_key = p_column;
  end if;
  perform live.record_change(p_at, array['agency:' || v_key, 'column:' || p_column, 'columns']);
end $$;
grant execute on function live.project_columns(uuid, timestamptz),
  live.state_agency_item(uuid, text, boolean, uuid, timestamptz) to gongkai_desk;
