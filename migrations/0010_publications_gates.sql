-- Publications: immutable revisions, signatures that name a digest, and one door to the public.

create table desk.publications (
  id uuid primary key,
  kind text not null check (kind ~ '^[a-z-]+$'),
  agency_id uuid not null references desk.agencies,
  -- Given at the first release and kept for ever, also by what is withdrawn.
  number int unique,
  index_number text unique,
  created_at timestamptz not null,
  created_by uuid not null
);
-- Serves: the desk's list of one agency's publications, newest first.
create index publications_by_agency on desk.publications (agency_id, id desc);

-- One pass through the gates. The released editions are the versions that the public may compare.
create table desk.editions (
  id uuid primary key,
  publication_id uuid not null references desk.publications,
  ordinal int not null check (ordinal > 0),
  state text not null check (state in
    ('draft', 'submitted', 'reviewed', 'approved', 'scheduled', 'released', 'superseded', 'withdrawn', 'discarded')),
  revision_id uuid,
  -- What changed, for the public; empty for the first edition.
  note text not null default '',
  scheduled_for timestamptz,
  urgent boolean not null default false,
  -- Until when the remaining gates of an emergency release must be signed; null once they are.
  gates_due timestamptz,
  version int not null default 1,
  created_at timestamptz not null,
  created_by uuid not null,
  changed_at timestamptz not null,
  unique (publication_id, ordinal),
  check ((state = 'scheduled') = (scheduled_for is not null))
);
-- Only one edition of a publication is in work, and only one is live.
create unique index one_edition_in_work on desk.editions (publication_id)
  where state in ('draft', 'submitted', 'reviewed', 'approved', 'scheduled');
create unique index one_live_edition on desk.editions (publication_id) where state = 'released';
-- Serves: the desk's lists by state (what waits for review, for release), oldest change first.
create index editions_by_state on desk.editions (state, changed_at);
-- Serves: emergency releases whose remaining gates are not signed.
create index editions_with_gates_due on desk.editions (gates_due) where gates_due is not null;

create table desk.revisions (
  id uuid primary key,
  edition_id uuid not null references desk.editions,
  seq int not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  author_id uuid not null,
  at timestamptz not null,
  unique (edition_id, seq)
);
alter table desk.editions add foreign key (revision_id) references desk.revisions;
create trigger revisions_are_append_only before update or delete or truncate on desk.revisions
  for each statement execute function ops.refuse_change();

-- What the author controls. It lies beside the revision so that a lawful erasure can destroy it while the digest
-- stays; it is never changed.
create table desk.revision_contents (
  revision_id uuid primary key references desk.revisions,
  content jsonb not null
);
create trigger revision_contents_do_not_change before update or truncate on desk.revision_contents
  for each statement execute function ops.refuse_change();

create table desk.signatures (
  id uuid primary key,
  edition_id uuid not null references desk.editions,
  revision_id uuid not null references desk.revisions,
  digest text not null,
  gate text not null check (gate in ('political', 'legality', 'policy', 'confidentiality', 'text', 'final')),
  person_id uuid not null,
  note text not null default '',
  at timestamptz not null,
  constraint each_gate_once unique (revision_id, gate)
);
create trigger signatures_are_append_only before update or delete or truncate on desk.signatures
  for each statement execute function ops.refuse_change();

-- Who may not sign: the author of any revision of the edition; for the final gate whoever signed another gate; for
-- another gate whoever signed the final one. And a signature names the digest of the revision that it signs.
create function desk.check_signature() returns trigger language plpgsql as $$
begin
  if new.digest is distinct from (select digest from desk.revisions where id = new.revision_id and edition_id = new.edition_id) then
    raise exception 'a signature names the digest of its revision' using errcode = '23514', constraint = 'signature_names_digest';
  end if;
  if exists (select from desk.revisions where edition_id = new.edition_id and author_id = new.person_id) then
    raise exception 'an author does not sign' using errcode = '23514', constraint = 'author_does_not_sign';
  end if;
  if exists (select from desk.signatures s where s.revision_id = new.revision_id and s.person_id = new.person_id
             and (s.gate = 'final') <> (new.gate = 'final')) then
    raise exception 'the final gate is signed by somebody who signed no other' using errcode = '23514', constraint = 'final_gate_is_apart';
  end if;
  return new;
end $$;
create trigger signatures_are_checked before insert on desk.signatures
  for each row execute function desk.check_signature();

-- Every event of an edition, for the staff timeline and the audit.
create table desk.edition_events (
  id uuid primary key,
  edition_id uuid not null references desk.editions,
  event text not null,
  from_state text not null,
  to_state text not null,
  actor_id uuid,
  note text not null default '',
  at timestamptz not null
);
-- Serves: the timeline of one edition.
create index edition_events_in_order on desk.edition_events (edition_id, id);
create trigger edition_events_are_append_only before update or delete or truncate on desk.edition_events
  for each statement execute function ops.refuse_change();

-- A person's recorded reason for passing over a machine's warning, for one revision.
create table desk.warning_answers (
  revision_id uuid not null references desk.revisions,
  finding text not null,
  reason text not null check (length(reason) >= 2),
  person_id uuid not null,
  at timestamptz not null,
  primary key (revision_id, finding)
);

create table desk.preview_links (
  token_hash text primary key,
  revision_id uuid not null references desk.revisions,
  created_by uuid not null,
  ends_at timestamptz not null
);

-- Who stood behind each release, with the separation as a constraint.
create table desk.releases (
  edition_id uuid primary key references desk.editions,
  revision_id uuid not null references desk.revisions,
  digest text not null,
  author_id uuid not null,
  secrecy_by uuid not null,
  released_by uuid not null,
  at timestamptz not null,
  constraint three_different_people check
    (author_id <> secrecy_by and secrecy_by <> released_by and author_id <> released_by)
);
create trigger releases_are_append_only before update or delete or truncate on desk.releases
  for each statement execute function ops.refuse_change();

create table live.publications (
  id uuid primary key,
  number int not null unique,
  kind text not null,
  agency_id uuid not null,
  agency_key text not null,
  agency_name text not null,
  title text not null,
  document_number text,
  index_number text not null unique,
  written date,
  -- The day on which an imported document was first published elsewhere; never mixed with our own release.
  first_published date,
  released_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null,
  state text not null check (state in ('live', 'withdrawn')),
  -- What the author wrote, as it was signed. Null once withdrawn.
  content jsonb,
  digest text not null,
  pinned_until timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check ((state = 'live') = (content is not null))
);
-- Serves: the portal's list of newest releases, the feed, the API in order of release.
create index live_publications_by_release on live.publications (released_at desc, number desc) where state = 'live';
-- Serves: one agency's newest releases.
create index live_publications_by_agency on live.publications (agency_key, released_at desc, number desc) where state = 'live';
-- Serves: lists of one kind (guides, institution rules).
create index live_publications_by_kind on live.publications (kind, released_at desc, number desc) where state = 'live';
-- Serves: the sitemap and incremental readers of the API, in order of change.
create index live_publications_by_change on live.publications (changed_at, number);

create table live.versions (
  publication_id uuid not null references live.publications,
  version int not null,
  released_at timestamptz not null,
  note text not null,
  digest text not null,
  -- Null once withdrawn or erased: the version stays listed, its text is gone.
  content jsonb,
  primary key (publication_id, version)
);

-- The one door to the public. It trusts no caller: what goes out is what the database holds for the signed revision.
create function live.release_edition(
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
  perform live.record_change(p_at, array['publication:' || p.number, 'agency:' || p_agency_key, 'publications']);
  return p.number;
end $$;

create function live.withdraw_publication(p_publication uuid, p_at timestamptz, p_reason text)
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
  perform live.record_change(p_at, array['publication:' || v.number, 'agency:' || v.agency_key, 'publications']);
end $$;

create function live.pin_publication(p_publication uuid, p_until timestamptz, p_at timestamptz)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v live.publications;
begin
  update live.publications set pinned_until = p_until where id = p_publication and state = 'live' returning * into strict v;
  perform live.record_change(p_at, array['publications', 'agency:' || v.agency_key]);
end $$;

grant execute on function live.release_edition(uuid, uuid, timestamptz, int, text, text, text, text[], jsonb),
  live.withdraw_publication(uuid, timestamptz, text), live.pin_publication(uuid, timestamptz, timestamptz) to gongkai_desk;
