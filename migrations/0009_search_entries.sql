-- One index over what is live. Rooms push entries in the transaction that releases, and take them out in the one
-- that withdraws.

create table live.search_entries (
  id uuid primary key,
  kind text not null,
  href text not null,
  title text not null,
  document_number text,
  agency_key text not null,
  agency_name text not null,
  topic text,
  day date not null,
  summary text not null,
  -- Normalised alike for text and query: NFKC, lower case, brackets unified, spaces between Han characters removed.
  title_norm text not null,
  number_norm text,
  body_norm text not null
);
-- Serves: the list of newest entries, and every search in order of time.
create index search_entries_by_day on live.search_entries (day desc, id desc);
-- Serves: an exact document number typed into the search box.
create index search_entries_by_number on live.search_entries (number_norm);

create function live.put_search_entry(p jsonb) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into live.search_entries
  select * from jsonb_populate_record(null::live.search_entries, p)
  on conflict (id) do update set
    kind = excluded.kind, href = excluded.href, title = excluded.title,
    document_number = excluded.document_number, agency_key = excluded.agency_key,
    agency_name = excluded.agency_name, topic = excluded.topic, day = excluded.day,
    summary = excluded.summary, title_norm = excluded.title_norm,
    number_norm = excluded.number_norm, body_norm = excluded.body_norm
$$;
create function live.drop_search_entry(p_id uuid) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from live.search_entries where id = p_id
$$;
grant execute on function live.put_search_entry(jsonb), live.drop_search_entry(uuid) to gongkai_desk;
