import type { ClientBase } from 'pg'

/**
 * Lets the desk role add jobs and run a worker. The job library protects its tables by row security and counts on
 * workers that own them; ours do not, so the desk role gets a policy for each. Safe to run at every start: a new
 * version of the library may have brought new tables.
 */
export async function grantWorker(client: ClientBase): Promise<void> {
  await client.query(`
    grant usage on schema graphile_worker to gongkai_desk;
    grant select, insert, update, delete on all tables in schema graphile_worker to gongkai_desk;
    grant usage, select on all sequences in schema graphile_worker to gongkai_desk;
    grant execute on all functions in schema graphile_worker to gongkai_desk;
    revoke insert, update, delete on graphile_worker.migrations from gongkai_desk;
    do $$
    declare t record;
    begin
      for t in
        select c.oid::regclass as name from pg_class c
        where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
          and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'desk_works')
      loop
        execute format('create policy desk_works on %s to gongkai_desk using (true) with check (true)', t.name);
      end loop;
    end $$`)
}
