-- The safe: three schemas, three roles (ARCHITECTURE.md, "The database is the safe").
-- The roles themselves exist before the first migration: the launcher makes them, or the database administrator
-- does (docs/operations/install.md). A migration names them and never makes them, since it runs as the owner.

create schema if not exists desk;
create schema if not exists live;
create schema if not exists ops;

revoke all on schema public from public;

grant usage on schema desk, ops, live to gongkai_desk;
grant usage on schema live to gongkai_reader;

-- What the owner makes later inherits these: the desk works in desk and ops and only reads live.
alter default privileges in schema desk grant select, insert, update, delete on tables to gongkai_desk;
alter default privileges in schema ops grant select, insert, update, delete on tables to gongkai_desk;
alter default privileges in schema desk grant usage, select on sequences to gongkai_desk;
alter default privileges in schema ops grant usage, select on sequences to gongkai_desk;
alter default privileges in schema live grant select on tables to gongkai_desk, gongkai_reader;
-- A function that may write to live is granted by name, never by default.
alter default privileges revoke execute on functions from public;

-- The one refusal that every append-only table shares.
create function ops.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on %.% is refused: history is appended, never changed', tg_op, tg_table_schema, tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = 'history_is_append_only';
end $$;
