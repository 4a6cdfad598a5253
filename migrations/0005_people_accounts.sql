-- People: accounts, their secrets beside them, and the separation of powers that the database keeps as well as the rules.

create table desk.people (
  id uuid primary key,
  account text not null unique check (account ~ '^[a-z][a-z0-9._-]{1,39}$'),
  name text not null check (length(name) between 1 and 40),
  title text not null default '' check (length(title) <= 60),
  -- Null for an administrator of the platform, who belongs to no agency.
  agency_id uuid references desk.agencies,
  office text not null default '' check (length(office) <= 60),
  state text not null default 'active' check (state in ('active', 'locked', 'left')),
  created_at timestamptz not null,
  -- Null for administrators made on the command line; such an account never holds a business role.
  created_by uuid references desk.people,
  changed_at timestamptz not null
);
-- Serves: the list of an agency's people, and the search for deputies.
create index people_by_agency on desk.people (agency_id, account);

-- Grants and their ends are appended and never changed: who might do what, when, and who allowed it.
create table desk.grants (
  id uuid primary key,
  person_id uuid not null references desk.people,
  role text not null check (role in
    ('drafter', 'reviewer', 'legality-reviewer', 'confidentiality-reviewer', 'releaser', 'handler', 'disclosure-head',
     'registrar', 'agency-supervisor', 'supervising-office', 'system-admin', 'security-admin', 'audit-admin')),
  agency_id uuid references desk.agencies,
  -- Null for an administrator made on the command line.
  granted_by uuid references desk.people,
  granted_at timestamptz not null,
  from_at timestamptz not null,
  until_at timestamptz,
  constraint a_grant_ends_after_it_begins check (until_at > from_at),
  constraint nobody_grants_to_themselves check (granted_by <> person_id),
  constraint a_business_role_has_an_agency
    check ((agency_id is null) = (role in ('system-admin', 'security-admin', 'audit-admin'))),
  constraint only_administrators_are_made_without_grantor
    check (granted_by is not null or role in ('system-admin', 'security-admin', 'audit-admin'))
);
-- Serves: what one person may do, read with every request of the workbench.
create index grants_by_person on desk.grants (person_id);
-- Serves: who holds a role in an agency.
create index grants_by_role on desk.grants (role, agency_id);

create table desk.revocations (
  grant_id uuid primary key references desk.grants,
  revoked_by uuid not null references desk.people,
  at timestamptz not null
);

create trigger grants_are_append_only before update or delete or truncate on desk.grants
  for each statement execute function ops.refuse_change();
create trigger revocations_are_append_only before update or delete or truncate on desk.revocations
  for each statement execute function ops.refuse_change();

-- Whether an active person holds a role anywhere at a moment.
create function desk.holds_role(p_person uuid, p_role text, p_at timestamptz) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from desk.grants g join desk.people p on p.id = g.person_id
    where g.person_id = p_person and g.role = p_role and p.state = 'active'
      and g.from_at <= p_at and (g.until_at is null or g.until_at > p_at)
      and not exists (select from desk.revocations r where r.grant_id = g.id and r.at <= p_at))
$$;
grant execute on function desk.holds_role(uuid, text, timestamptz) to gongkai_desk;

-- Accounts are made by the system administrator, and what an account is does not change under those who rely on it.
create function desk.check_person() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.created_by is not null and not desk.holds_role(new.created_by, 'system-admin', new.created_at) then
      raise exception 'accounts are made by the system administrator'
        using errcode = '23514', constraint = 'accounts_are_made_by_the_system_admin';
    end if;
    return new;
  end if;
  if (new.id, new.account, new.created_at, new.created_by)
     is distinct from (old.id, old.account, old.created_at, old.created_by) then
    raise exception 'an account keeps its name and its origin' using errcode = '23514', constraint = 'accounts_keep_their_origin';
  end if;
  if old.state = 'left' and new.state <> 'left' then
    raise exception 'who has left gets a new account' using errcode = '23514', constraint = 'who_left_stays_left';
  end if;
  return new;
end $$;
create trigger people_are_checked before insert or update on desk.people
  for each row execute function desk.check_person();
-- A person who acted once stays named for ever: facts point here.
create trigger people_are_kept before delete or truncate on desk.people
  for each statement execute function ops.refuse_change();

-- Roles are granted by the security administrator, who is not the one who made the account; the three administrators
-- are never one person and hold no business role (GB/T 22239-2019 8.1.4.2).
create function desk.check_grant() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  admins constant text[] := array['system-admin', 'security-admin', 'audit-admin'];
  p desk.people;
begin
  -- The lock makes two grants to one person wait for each other, so that neither misses the other.
  select * into strict p from desk.people where id = new.person_id for update;
  if p.state = 'left' then
    raise exception 'who has left is granted nothing' using errcode = '23514', constraint = 'who_left_is_granted_nothing';
  end if;
  if p.created_by is null and not new.role = any (admins) then
    raise exception 'an account made on the command line holds no business role'
      using errcode = '23514', constraint = 'installed_accounts_only_administer';
  end if;
  if new.granted_by is not null and not desk.holds_role(new.granted_by, 'security-admin', new.granted_at) then
    raise exception 'roles are granted by the security administrator'
      using errcode = '23514', constraint = 'roles_are_granted_by_the_security_admin';
  end if;
  if new.granted_by = p.created_by then
    raise exception 'who made an account does not grant to it'
      using errcode = '23514', constraint = 'who_makes_an_account_does_not_grant_to_it';
  end if;
  if exists (
    select from desk.grants g
    where g.person_id = new.person_id and g.role <> new.role
      and (g.role = any (admins) or new.role = any (admins))
      and (g.until_at is null or g.until_at > new.from_at) and (new.until_at is null or new.until_at > g.from_at)
      and not exists (select from desk.revocations r where r.grant_id = g.id)) then
    raise exception 'the three administrators are apart from each other and from business'
      using errcode = '23514', constraint = 'administrators_are_apart';
  end if;
  if exists (
    select from desk.grants g
    where g.person_id = new.person_id and g.role = new.role and g.agency_id is not distinct from new.agency_id
      and (g.until_at is null or g.until_at > new.from_at) and (new.until_at is null or new.until_at > g.from_at)
      and not exists (select from desk.revocations r where r.grant_id = g.id)) then
    raise exception 'the role is held already' using errcode = '23514', constraint = 'a_role_is_held_once';
  end if;
  return new;
end $$;
create trigger grants_are_checked before insert on desk.grants
  for each row execute function desk.check_grant();

create function desk.check_revocation() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not desk.holds_role(new.revoked_by, 'security-admin', new.at) then
    raise exception 'roles are revoked by the security administrator'
      using errcode = '23514', constraint = 'roles_are_revoked_by_the_security_admin';
  end if;
  if exists (select from desk.grants g where g.id = new.grant_id and g.person_id = new.revoked_by) then
    raise exception 'nobody revokes their own role' using errcode = '23514', constraint = 'nobody_revokes_their_own';
  end if;
  return new;
end $$;
create trigger revocations_are_checked before insert on desk.revocations
  for each row execute function desk.check_revocation();

-- What proves who somebody is lies beside the person, never in one row with the name.
create table desk.credentials (
  person_id uuid primary key references desk.people,
  password_hash text not null check (password_hash like '$argon2id$%'),
  changed_at timestamptz not null,
  must_change boolean not null,
  -- A password that an administrator gave dies when it is not used in time.
  one_time_until timestamptz check (one_time_until is null or must_change),
  failures int not null default 0 check (failures >= 0),
  last_failure_at timestamptz,
  previous_hashes text[] not null default '{}' check (cardinality(previous_hashes) <= 20)
);

create table desk.second_factors (
  person_id uuid primary key references desk.people,
  -- The shared secret under the key ring.
  sealed_secret text not null,
  -- Null until a first code has proved that the person's device holds the secret.
  confirmed_at timestamptz,
  -- The newest time step whose code was used; only later ones are accepted (RFC 6238 §5.2).
  last_step bigint
);

create table desk.recovery_codes (
  person_id uuid not null references desk.people,
  code_hash text not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

create table desk.absences (
  id uuid primary key,
  person_id uuid not null references desk.people,
  deputy_id uuid not null references desk.people,
  from_date date not null,
  until_date date not null,
  declared_by uuid not null references desk.people,
  declared_at timestamptz not null,
  cancelled_by uuid references desk.people,
  cancelled_at timestamptz,
  constraint an_absence_ends_after_it_begins check (until_date >= from_date),
  constraint nobody_is_their_own_deputy check (deputy_id <> person_id),
  check ((cancelled_at is null) = (cancelled_by is null))
);
-- Serves: who stands in for a person on a day.
create index absences_by_person on desk.absences (person_id, until_date) where cancelled_at is null;
-- Serves: whom a person stands in for on a day.
create index absences_by_deputy on desk.absences (deputy_id, until_date) where cancelled_at is null;

-- Two absences of one person never overlap, or it would be unclear who stands in.
create function desk.check_absence() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform from desk.people where id = new.person_id for update;
  if exists (
    select from desk.absences a
    where a.person_id = new.person_id and a.id <> new.id and a.cancelled_at is null
      and a.from_date <= new.until_date and new.from_date <= a.until_date) then
    raise exception 'the absence overlaps another' using errcode = '23P01', constraint = 'absences_do_not_overlap';
  end if;
  return new;
end $$;
create trigger absences_are_checked before insert on desk.absences
  for each row execute function desk.check_absence();

-- Waiting work that passed from one person to another for good.
create table desk.handovers (
  id uuid primary key,
  from_id uuid not null references desk.people,
  to_id uuid not null references desk.people,
  handed_by uuid not null references desk.people,
  at timestamptz not null,
  constraint work_is_handed_to_somebody_else check (from_id <> to_id)
);
-- Serves: the history of one person's handovers.
create index handovers_by_person on desk.handovers (from_id, at);
create trigger handovers_are_append_only before update or delete or truncate on desk.handovers
  for each statement execute function ops.refuse_change();
