-- Full-recall search: posting lists over pairs of Han characters (docs/decisions: the index), built from the texts that
-- rooms push. The entry is what a list shows; the index row is narrow, since counting and sorting read many of them; the
-- normal form lies beside it, since phrases are checked in it.

alter table live.search_entries
  -- As it was pushed: excerpts are cut from it, and a newer index is built from it.
  add column text text not null default '',
  -- By which version of the program's normal form it was indexed. 0: by none, it waits for the next start.
  add column index_version smallint not null default 0;
update live.search_entries set text = body_norm;
drop index live.search_entries_by_number;
alter table live.search_entries drop column title_norm, drop column number_norm, drop column body_norm;
-- Serves: which entries wait to be indexed again.
create index search_entries_by_version on live.search_entries (index_version);

-- One row a version of an entry: a change gives a new `ord`. There is no index by day, on purpose: with one, the planner
-- walks it and reads every array instead of intersecting the lists.
create table live.search_index (
  ord int generated always as identity primary key,
  id uuid not null unique references live.search_entries on delete cascade,
  day date not null,
  kind text not null,
  agency_key text not null,
  topic text,
  title_norm text not null,
  number_norm text,
  title_grams int4[] not null,
  pinyin_grams int4[] not null,
  body_grams int4[] not null
) with (toast_tuple_target = 128, autovacuum_analyze_scale_factor = 0.2);
-- The lists are read by their indexes alone: out of the row, not compressed, no statistics (which would read them all).
-- All else stays in the row: it is read for every candidate, and fetching it from elsewhere takes twenty times as long.
alter table live.search_index
  alter column kind set storage plain, alter column agency_key set storage plain, alter column topic set storage plain,
  alter column title_norm set storage plain, alter column number_norm set storage plain,
  alter column title_grams set storage external, alter column title_grams set statistics 0,
  alter column pinyin_grams set storage external, alter column pinyin_grams set statistics 0,
  alter column body_grams set storage external, alter column body_grams set statistics 0;
-- Serves: every search, as the intersection of the lists of its tokens and filters.
create index search_index_body on live.search_index using gin (body_grams) with (fastupdate = off);
-- Serves: the titles and numbers that hold every term.
create index search_index_title on live.search_index using gin (title_grams) with (fastupdate = off);
-- Serves: titles by their sound, for completions and corrections.
create index search_index_pinyin on live.search_index using gin (pinyin_grams) with (fastupdate = off);
-- Serves: a document number typed into the search box.
create index search_index_by_number on live.search_index (number_norm);
-- Serves: a title typed in full.
create index search_index_by_title on live.search_index using hash (title_norm);

-- The text stays in its row up to a page: reading it elsewhere takes twice the time.
create table live.search_texts (
  ord int primary key references live.search_index on delete cascade,
  id uuid not null,
  day date not null,
  body_norm text not null
) with (toast_tuple_target = 8160);
-- Serves: reading the newest texts one by one, for words that stand in many.
create index search_texts_by_day on live.search_texts (day desc, id desc) include (ord);
do $$
begin
  alter table live.search_texts alter column body_norm set compression lz4;
exception when feature_not_supported then
  null; -- A PostgreSQL that was built without it keeps the slower compression.
end $$;

-- Takes what the program computed of one entry. It replaces an older one, index and all.
create or replace function live.put_search_entry(p jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  e live.search_entries := jsonb_populate_record(null::live.search_entries, p);
  v_ord int;
begin
  insert into live.search_entries as s
    (id, kind, href, title, document_number, agency_key, agency_name, topic, day, summary, text, index_version)
  values (e.id, e.kind, e.href, e.title, e.document_number, e.agency_key, e.agency_name, e.topic, e.day, e.summary,
    e.text, e.index_version)
  on conflict (id) do update set
    kind = excluded.kind, href = excluded.href, title = excluded.title,
    document_number = excluded.document_number, agency_key = excluded.agency_key,
    agency_name = excluded.agency_name, topic = excluded.topic, day = excluded.day,
    summary = excluded.summary, text = excluded.text, index_version = excluded.index_version;
  delete from live.search_index where id = e.id;
  insert into live.search_index
    (id, day, kind, agency_key, topic, title_norm, number_norm, title_grams, pinyin_grams, body_grams)
  values (e.id, e.day, e.kind, e.agency_key, e.topic, p ->> 'title_norm', p ->> 'number_norm',
    array(select jsonb_array_elements_text(p -> 'title_grams')::int4),
    array(select jsonb_array_elements_text(p -> 'pinyin_grams')::int4),
    array(select jsonb_array_elements_text(p -> 'body_grams')::int4))
  returning ord into v_ord;
  insert into live.search_texts values (v_ord, e.id, e.day, p ->> 'body_norm');
end $$;

-- As above for an entry that stands there by an older version: what was withdrawn or renewed meanwhile stays as it is.
create function live.renew_search_entry(p jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from live.search_entries
    where id = (p ->> 'id')::uuid and index_version < (p ->> 'index_version')::smallint for update;
  if found then
    perform live.put_search_entry(p);
  end if;
end $$;
grant execute on function live.renew_search_entry(jsonb) to gongkai_desk;
