-- Settings: what the city decided in place of a default, from a day on. Decisions are appended, never changed.

create table desk.settings (
  id uuid primary key,
  key text not null check (key ~ '^[a-z]+(\.[a-z-]+)+$'),
  value jsonb not null check (jsonb_typeof(value) in ('number', 'boolean')),
  effective_from date not null,
  basis text not null check (length(basis) between 2 and 300),
  recorded_by uuid not null,
  recorded_at timestamptz not null
);
-- Serves: the value in force on a day, the decision recorded last among those of one day.
create index settings_in_force on desk.settings (key, effective_from desc, recorded_at desc, id desc);
create trigger settings_are_append_only before update or delete or truncate on desk.settings
  for each statement execute function ops.refuse_change();
