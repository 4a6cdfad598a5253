-- Pages as they are sent: a cold page is one indexed read, and the static mirror is written from the same rows.

create table live.pages (
  -- The address as it is asked for, with `/hant` before it for the page in Traditional characters.
  path text primary key,
  -- Names the code and the site that drew it: a page of another layout is drawn again.
  layout text not null,
  -- The changes that make it old, as `live.changes` names them.
  keys text[] not null,
  etag text not null,
  -- The HTML under gzip (RFC 1952).
  body bytea not null
);
-- The body is compressed already.
alter table live.pages alter column body set storage external;
-- Serves: the removal of pages that a change makes old.
create index pages_by_key on live.pages using gin (keys);

-- Appends a change, removes the pages that it makes old, and wakes the nodes. The lock makes the order of seq the order
-- of commits, so that a reader who has seen seq n has seen all before it.
create or replace function live.record_change(p_at timestamptz, p_keys text[]) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_seq bigint;
begin
  perform pg_advisory_xact_lock(hashtext('live.changes'));
  insert into live.changes (at, keys) values (p_at, p_keys) returning seq into v_seq;
  delete from live.pages where keys && p_keys;
  perform pg_notify('live', v_seq::text);
  return v_seq;
end $$;

-- Keeps a page that was drawn when the changes stood at p_seq, unless something that it shows has changed since. It
-- waits for changes on their way to commit: one that it cannot see yet would leave the old page behind.
create function live.put_page(p_path text, p_layout text, p_keys text[], p_seq bigint, p_etag text, p_body bytea)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('live.changes'));
  if exists (select from live.changes where seq > p_seq and keys && p_keys) then
    return false;
  end if;
  insert into live.pages values (p_path, p_layout, p_keys, p_etag, p_body)
  on conflict (path) do update set layout = excluded.layout, keys = excluded.keys, etag = excluded.etag,
    body = excluded.body;
  return true;
end $$;
grant execute on function live.put_page(text, text, text[], bigint, text, bytea) to gongkai_desk;
