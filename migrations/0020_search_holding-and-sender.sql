-- Texts that no longer hold stand after those that do, where both answer a search equally well.

alter table live.search_entries
  -- The last day on which the text holds, as it says itself; null where it says none.
  add column holds_until date;
alter table live.search_index add column holds_until date;

-- What is live already: the index is made again from these rows at the next start (a newer INDEX_VERSION).
update live.search_entries e set holds_until = (p.content -> 'details' ->> 'expires')::date
  from live.publications p
  where p.id = e.id and p.content -> 'details' ->> 'expires' ~ '^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$';

create or replace function live.put_search_entry(p jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  e live.search_entries := jsonb_populate_record(null::live.search_entries, p);
  v_ord int;
begin
  insert into live.search_entries as s
    (id, kind, href, title, document_number, agency_key, agency_name, topic, day, holds_until, summary, text,
      index_version)
  values (e.id, e.kind, e.href, e.title, e.document_number, e.agency_key, e.agency_name, e.topic, e.day, e.holds_until,
    e.summary, e.text, e.index_version)
  on conflict (id) do update set
    kind = excluded.kind, href = excluded.href, title = excluded.title,
    document_number = excluded.document_number, agency_key = excluded.agency_key,
    agency_name = excluded.agency_name, topic = excluded.topic, day = excluded.day,
    holds_until = excluded.holds_until, summary = excluded.summary, text = excluded.text,
    index_version = excluded.index_version;
  delete from live.search_index where id = e.id;
  insert into live.search_index
    (id, day, kind, agency_key, topic, holds_until, title_norm, number_norm, title_grams, pinyin_grams, body_grams)
  values (e.id, e.day, e.kind, e.agency_key, e.topic, e.holds_until, p ->> 'title_norm', p ->> 'number_norm',
    array(select jsonb_array_elements_text(p -> 'title_grams')::int4),
    array(select jsonb_array_elements_text(p -> 'pinyin_grams')::int4),
    array(select jsonb_array_elements_text(p -> 'body_grams')::int4))
  returning ord into v_ord;
  insert into live.search_texts values (v_ord, e.id, e.day, p ->> 'body_norm');
end $$;

-- A subscription remembers whose page was subscribed: its letters speak in the name of that site.
alter table desk.subscriptions add column site_key text not null default 'main' references desk.sites;
