-- Sites: whose address is asked, how it names itself, and where an older site's addresses lead now. One base, many sites.

create table desk.sites (
  key text primary key check (key ~ '^[a-z][a-z0-9-]{1,29}$'),
  -- The whole base: unknown hosts are answered by it, and documents have their one address there.
  is_default boolean not null default false,
  name text not null check (length(name) between 2 and 60),
  -- SiteDomain of the page labels; empty: the host that is asked for.
  domain text not null default '' check (length(domain) <= 120),
  -- 网站标识码: ten digits, the first six an administrative division. Zeros: not filled in yet.
  id_code text not null default '0000000000' check (id_code ~ '^([1-8]\d{9}|0{10})$'),
  icp text not null default '' check (length(icp) <= 60),
  -- 公安备案: what is read, and the digits that the ministry's link asks for.
  police text not null default '' check (length(police) <= 60),
  police_code text not null default '' check (police_code ~ '^(\d{14})?$'),
  sponsor text not null default '' check (length(sponsor) <= 80),
  operator text not null default '' check (length(operator) <= 80),
  telephone text not null default '' check (length(telephone) <= 60),
  email text not null default '' check (length(email) <= 120),
  -- 党政机关网站标识: whether the site was granted it.
  state_mark boolean not null default false,
  -- 我为政府网站找错; empty: the platform's own page.
  error_report text not null default '' check (error_report ~ '^(https://\S{4,})?$' and length(error_report) <= 280),
  agency_key text references desk.agencies (key),
  -- Mourning: pages without colour between two moments. Why is the desk's business.
  grey_from timestamptz,
  grey_until timestamptz,
  grey_reason text not null default '' check (length(grey_reason) <= 200),
  state text not null default 'open' check (state in ('open', 'closed')),
  closed_at timestamptz,
  closing_notice text not null default '' check (length(closing_notice) <= 1000),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  constraint the_base_is_whole_and_open check (not is_default or (agency_key is null and state = 'open')),
  constraint grey_ends_after_it_begins check ((grey_from is null) = (grey_until is null) and grey_until > grey_from),
  constraint grey_has_a_reason check ((grey_from is null) = (grey_reason = '')),
  constraint a_closed_site_says_so check ((state = 'closed') = (closing_notice <> '') and (state = 'closed') = (closed_at is not null))
);
-- Keeps: there is one default site at the most; the trigger below keeps it from ceasing to be one.
create unique index one_default_site on desk.sites (is_default) where is_default;

create function desk.check_site() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.key, new.is_default, new.created_at) is distinct from (old.key, old.is_default, old.created_at) then
    raise exception 'a site keeps its key, and the default site stays it' using errcode = '23514', constraint = 'sites_keep_their_key';
  end if;
  return new;
end $$;
create trigger sites_are_checked before update on desk.sites
  for each row execute function desk.check_site();
create trigger sites_are_kept before delete or truncate on desk.sites
  for each statement execute function ops.refuse_change();

-- Host names without a port; the first is the one that addresses are made from.
create table desk.site_hosts (
  host text constraint a_host_belongs_to_one_site primary key
    check (host ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$' and length(host) <= 120),
  site_key text not null references desk.sites,
  position int not null check (position >= 0),
  unique (site_key, position)
);

-- Addresses of an older site: a path with its query, or all below one (`/old/*`), and where they lead now.
create table desk.site_redirects (
  site_key text not null references desk.sites,
  old text not null check (old ~ '^/[!-)+-~][!-~]*$' and length(old) <= 500),
  new text not null check (new ~ '^(/|https?://)[!-~]*$' and length(new) <= 500),
  recorded_at timestamptz not null,
  primary key (site_key, old)
);

create table live.sites (
  key text primary key,
  is_default boolean not null,
  name text not null,
  domain text not null,
  id_code text not null,
  icp text not null,
  police text not null,
  police_code text not null,
  sponsor text not null,
  operator text not null,
  telephone text not null,
  email text not null,
  state_mark boolean not null,
  error_report text not null,
  agency_key text,
  hosts text[] not null,
  grey_from timestamptz,
  grey_until timestamptz,
  state text not null check (state in ('open', 'closed')),
  closed_at timestamptz,
  closing_notice text not null,
  changed_at timestamptz not null
);

create table live.site_redirects (
  site_key text not null,
  old text not null,
  new text not null,
  primary key (site_key, old)
);

-- Shows the public how a site names itself, but for the reason of its grey mode.
create function live.project_site(p_key text, p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into live.sites
    select s.key, s.is_default, s.name, s.domain, s.id_code, s.icp, s.police, s.police_code, s.sponsor, s.operator,
      s.telephone, s.email, s.state_mark, s.error_report, s.agency_key,
      coalesce((select array_agg(h.host order by h.position) from desk.site_hosts h where h.site_key = s.key), '{}'),
      s.grey_from, s.grey_until, s.state, s.closed_at, s.closing_notice, p_at
    from desk.sites s where s.key = p_key
  on conflict (key) do update set
    name = excluded.name, domain = excluded.domain, id_code = excluded.id_code, icp = excluded.icp,
    police = excluded.police, police_code = excluded.police_code, sponsor = excluded.sponsor,
    operator = excluded.operator, telephone = excluded.telephone, email = excluded.email,
    state_mark = excluded.state_mark, error_report = excluded.error_report, agency_key = excluded.agency_key,
    hosts = excluded.hosts, grey_from = excluded.grey_from, grey_until = excluded.grey_until, state = excluded.state,
    closed_at = excluded.closed_at, closing_notice = excluded.closing_notice, changed_at = excluded.changed_at;
  if not found then
    raise exception 'no site %', p_key using errcode = '23503', constraint = 'site_is_known';
  end if;
  perform live.record_change(p_at, array['site', 'site:' || p_key]);
end $$;
grant execute on function live.project_site(text, timestamptz) to gongkai_desk;

-- Shows the public where the older addresses of a site lead.
create function live.project_site_redirects(p_key text, p_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from live.site_redirects where site_key = p_key;
  insert into live.site_redirects select site_key, old, new from desk.site_redirects where site_key = p_key;
  perform live.record_change(p_at, array['site:' || p_key]);
end $$;
grant execute on function live.project_site_redirects(text, timestamptz) to gongkai_desk;

-- A house serves from its first moment: a site without a name of its own, which the desk asks to fill in.
insert into desk.sites (key, is_default, name, created_at, changed_at) values ('main', true, '政务公开平台', now(), now());
select live.project_site('main', now());
