import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/database.ts'

let database: TestDatabase
let owner: pg.Client
let reader: pg.Client
let desk: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client(database.ownerUrl)
  reader = new pg.Client(database.readerUrl)
  desk = new pg.Client(database.deskUrl)
  await Promise.all([owner.connect(), reader.connect(), desk.connect()])
})
afterAll(async () => {
  await Promise.all([owner.end(), reader.end(), desk.end()])
  await database.drop()
})

async function relations(where: string): Promise<string[]> {
  const { rows } = await owner.query(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and n.nspname not in ('pg_catalog', 'information_schema')
      and n.nspname not like 'pg_toast%' and ${where} order by 1`)
  return rows.map(row => row.name)
}

const denied = { code: '42501' }

describe('the public’s connection', () => {
  test('cannot read one byte outside live: no table, view or sequence, whoever made it', async () => {
    const names = await relations("n.nspname <> 'live'")
    expect(names.length).toBeGreaterThan(30)
    for (const name of names)
      await expect(reader.query(`select * from ${name}`), name).rejects.toMatchObject(denied)
  })

  test('reads every table of live, and writes none', async () => {
    for (const name of await relations("n.nspname = 'live' and c.relkind <> 'S'")) {
      await expect(reader.query(`select * from ${name} limit 1`)).resolves.toBeDefined()
      await expect(reader.query(`delete from ${name}`), name).rejects.toMatchObject(denied)
    }
  })

  test('calls no function that writes', async () => {
    const { rows } = await owner.query(`
      select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('live', 'desk', 'ops') and has_function_privilege('gongkai_reader', p.oid, 'execute')`)
    expect(rows).toEqual([])
  })

  test('cannot become somebody else, nor make anything', async () => {
    await expect(reader.query('set role gongkai_desk')).rejects.toMatchObject(denied)
    await expect(reader.query('create table live.mine (x int)')).rejects.toMatchObject(denied)
    await expect(reader.query('create table public.mine (x int)')).rejects.toMatchObject(denied)
  })
})

describe('the desk’s connection', () => {
  test('writes nothing of live beside its doors', async () => {
    for (const name of await relations("n.nspname = 'live' and c.relkind <> 'S'")) {
      await expect(desk.query(`delete from ${name}`), name).rejects.toMatchObject(denied)
    }
  })

  test('changes no structure and rewrites no history', async () => {
    await expect(desk.query('alter table ops.facts disable trigger all')).rejects.toMatchObject(denied)
    await expect(desk.query('drop table desk.people')).rejects.toMatchObject(denied)
    await expect(desk.query('delete from ops.facts')).rejects.toMatchObject({
      constraint: 'history_is_append_only',
    })
    await expect(desk.query('truncate ops.facts')).rejects.toMatchObject(denied)
    await expect(desk.query('set role gongkai_owner')).rejects.toMatchObject(denied)
  })
})
