import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readS3Address } from '../../config/files.ts'
import type { FileStore } from '../../files/file-store.ts'
import { openLocalFileStore } from '../../files/local-file-store.ts'
import { openFileStore } from '../../files/open-file-store.ts'
import { emptyDatabase, type TestDatabase } from '../../testing/database.ts'
import { startTestS3 } from '../../testing/s3-server.ts'
import { withClient } from '../embedded/embedded.ts'
import { migrate } from '../migrate.ts'
import { DamagedBackup } from './check-backup.ts'
import { restore } from './restore.ts'
import { writeBackup } from './write-backup.ts'

const NOW = new Date('2026-11-22T08:00:00Z')

/** Two tables that name each other, history that refuses change, values that are hard to write down. */
const SCHEMA = `
create schema desk;
create schema live;
create table ops.facts (id uuid primary key default gen_random_uuid(), note text);
create function ops.refuse_change() returns trigger language plpgsql as $$
  begin raise exception 'history is appended'; end $$;
create table desk.editions (id int primary key, revision_id int);
create table desk.revisions (
  seq bigint generated always as identity primary key,
  edition_id int not null references desk.editions,
  content jsonb, body text, sealed bytea, at timestamptz, share numeric, tags text[],
  length int generated always as (length(body)) stored
);
alter table desk.editions add foreign key (revision_id) references desk.revisions deferrable;
create trigger revisions_are_append_only before update or delete or truncate on desk.revisions
  for each statement execute function ops.refuse_change();
create trigger editions_are_watched before delete on desk.editions
  for each statement execute function ops.refuse_change();
alter table desk.editions enable always trigger editions_are_watched;
create table live.years (year int primary key);
insert into live.years values (2025), (2026);
grant usage on schema desk, live, ops to gongkai_desk;
`

const CONTENT = `
insert into ops.facts (note) values ('first');
insert into desk.editions values (1, null), (2, null);
insert into desk.revisions (edition_id, content, body, sealed, at, share, tags) values
  (1, '{"标题": "关于\\n换行"}', E'制表\\t反斜杠\\\\ 引号" \\\\N', '\\x00ff09', '2026-11-22 08:00:00.123456+08', 0.10, '{"a b",NULL,"c\\"d"}'),
  (2, null, '', null, null, null, '{}');
insert into desk.revisions (edition_id, body) select 1, repeat(md5(n::text), 60) from generate_series(1, 4000) n;
update desk.editions set revision_id = 1 where id = 1;
delete from live.years where year = 2025;
select graphile_worker.add_job('test.greet', '{"to": "later"}');
`

let folder: string
let from: TestDatabase
let to: TestDatabase
let archive: string

const at = (...names: string[]) => join(folder, ...names)
const progress = () => {}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'))
  archive = at('city.tar.gz')
  from = await emptyDatabase()
  to = await emptyDatabase()
  await mkdir(at('migrations'))
  await writeFile(at('migrations', '0001_platform_all.sql'), SCHEMA)
  await migrate(from.ownerUrl, at('migrations'), progress)
  await withClient(from.ownerUrl, client => client.query(CONTENT))
})

afterEach(async () => {
  await from.drop()
  await to.drop()
  await rm(folder, { recursive: true })
})

async function backUp(files?: FileStore) {
  return writeBackup({
    ownerUrl: from.ownerUrl,
    files: files ?? (await openLocalFileStore(at('files'))),
    target: archive,
    program: '0.1.0',
    now: NOW,
    progress,
  })
}

async function storeAt(address: string): Promise<FileStore> {
  const config = readS3Address(address)
  if (!config) throw new Error('no address of an object store')
  return openFileStore({ kind: 's3', ...config })
}

async function putBack(replace?: string, files?: FileStore) {
  return restore({
    ownerUrl: to.ownerUrl,
    files: files ?? (await openLocalFileStore(at('restored'))),
    archive,
    migrationsFolder: at('migrations'),
    replace,
    progress,
  })
}

/** Every row of the house as text, in a fixed order. */
function rowsOf(url: string): Promise<unknown> {
  return withClient(url, async client => {
    const answer: Record<string, unknown> = {}
    for (const table of ['ops.facts', 'desk.editions', 'desk.revisions', 'live.years']) {
      const { rows } = await client.query(`select t::text from ${table} t order by 1`)
      answer[table] = rows
    }
    return answer
  })
}

const refuses = (text: string) =>
  expect(withClient(to.ownerUrl, client => client.query(text))).rejects.toThrow('history is appended')

describe('a city that lost its server', () => {
  it('gets back every row and every file, exactly', async () => {
    const files = await openLocalFileStore(at('files'))
    const kept = await files.put(Buffer.from('附件的内容'))
    const empty = await files.put(Buffer.alloc(0))
    const summary = await backUp()
    expect(summary).toMatchObject({ files: 2, program: '0.1.0', made: NOW.toISOString() })

    expect(await putBack()).toMatchObject({ ok: true, summary: { rows: summary.rows, files: 2 } })
    expect(await rowsOf(to.ownerUrl)).toEqual(await rowsOf(from.ownerUrl))
    const restored = await openLocalFileStore(at('restored'))
    expect(await restored.size(kept.sha256)).toBe(kept.size)
    expect(await restored.has(empty.sha256)).toBe(true)
  })

  it('takes its files from one object store to another', async () => {
    const [old, young] = [await startTestS3(), await startTestS3()]
    try {
      const [oldStore, youngStore] = await Promise.all([old, young].map(s3 => storeAt(s3.address())))
      for (const text of ['附件一', '附件二', '附件三']) await oldStore?.put(Buffer.from(text))
      expect(await backUp(oldStore)).toMatchObject({ files: 3 })
      expect(await putBack(undefined, youngStore)).toMatchObject({ ok: true, summary: { files: 3 } })
      expect(young.objects).toEqual(old.objects)
      // A store that gives less than it promised makes no archive that looks whole.
      old.troubles.push('half', 'half')
      await rm(archive)
      await expect(backUp(oldStore)).rejects.toThrow()
      await expect(stat(archive)).rejects.toThrow('ENOENT')
    } finally {
      await Promise.all([old.close(), young.close()])
    }
  })

  it('has its history guarded as before, its keys checked, its numbering continued', async () => {
    await backUp()
    await putBack()
    await refuses('delete from desk.revisions')
    await refuses('truncate desk.revisions cascade')
    await refuses('delete from desk.editions')
    await withClient(to.ownerUrl, async client => {
      const { rows } = await client.query('insert into desk.revisions (edition_id) values (1) returning seq')
      expect(rows).toEqual([{ seq: '4003' }])
      await expect(client.query('insert into desk.revisions (edition_id) values (99)')).rejects.toThrow(
        'foreign key',
      )
      const switches = await client.query(
        `select tgname, tgenabled from pg_trigger where not tgisinternal and tgname like '%watched'`,
      )
      expect(switches.rows).toEqual([{ tgname: 'editions_are_watched', tgenabled: 'A' }])
      const guards = await client.query(
        `select conname, condeferrable from pg_constraint where contype = 'f' and connamespace = 'desk'::regnamespace order by 1`,
      )
      expect(guards.rows).toEqual([
        { conname: 'editions_revision_id_fkey', condeferrable: true },
        { conname: 'revisions_edition_id_fkey', condeferrable: false },
      ])
    })
  })

  it('still has the jobs that were waiting, free to be run', async () => {
    await withClient(from.ownerUrl, client =>
      client.query(`update graphile_worker._private_jobs set locked_by = 'killed', locked_at = now()`),
    )
    await backUp()
    await putBack()
    await withClient(to.ownerUrl, async client => {
      const { rows } = await client.query('select task_identifier, locked_by from graphile_worker.jobs')
      expect(rows).toEqual([{ task_identifier: 'test.greet', locked_by: null }])
    })
  })

  it('may restore into a newer program, which then goes on from there', async () => {
    await backUp()
    await writeFile(at('migrations', '0002_live_more.sql'), `insert into live.years values (2027)`)
    expect(await putBack()).toMatchObject({ ok: true })
    await withClient(to.ownerUrl, async client => {
      expect((await client.query('select year from live.years order by 1')).rows).toEqual([
        { year: 2026 },
        { year: 2027 },
      ])
    })
  })
})

describe('a backup', () => {
  it('shows one moment, while the house goes on writing', async () => {
    const writing = withClient(from.ownerUrl, async client => {
      for (let n = 0; n < 200; n++) await client.query('insert into desk.editions values ($1)', [1000 + n])
    })
    await backUp()
    await writing
    // A row whose edition is not there would break the foreign key when it is put back.
    expect(await putBack()).toMatchObject({ ok: true })
  })

  it('is for its owner alone, and never overwrites', async () => {
    await backUp()
    expect((await stat(archive)).mode & 0o777).toBe(0o600)
    const before = await readFile(archive)
    await expect(backUp()).rejects.toThrow('已经存在')
    expect((await readFile(archive)).equals(before)).toBe(true)
  })

  it('leaves nothing behind when it fails', async () => {
    await withClient(from.ownerUrl, client => client.query('drop table ops.migrations'))
    await expect(backUp()).rejects.toThrow('ops.migrations')
    await expect(stat(`${archive}.part`)).rejects.toThrow('ENOENT')
    await expect(stat(archive)).rejects.toThrow('ENOENT')
  })
})

describe('a restore is declined', () => {
  beforeEach(() => backUp())

  it('over a database that holds something, unless its name is given', async () => {
    await migrate(to.ownerUrl, at('migrations'), progress)
    await withClient(to.ownerUrl, client => client.query(`insert into ops.facts (note) values ('kept')`))
    const database = new URL(to.ownerUrl).pathname.slice(1)
    for (const name of [undefined, 'gongkai', 'yes']) {
      expect(await putBack(name)).toEqual({ ok: false, refusal: { code: 'not-empty', database } })
    }
    await withClient(to.ownerUrl, async client => {
      expect((await client.query('select note from ops.facts')).rows).toEqual([{ note: 'kept' }])
    })
    expect(await putBack(database)).toMatchObject({ ok: true })
  })

  it('while somebody is connected', async () => {
    const desk = new pg.Client({ connectionString: to.deskUrl })
    await desk.connect()
    try {
      expect(await putBack()).toEqual({ ok: false, refusal: { code: 'in-use', connections: 1 } })
    } finally {
      await desk.end()
    }
  })

  it('by a program that does not know the schema of the backup', async () => {
    await writeFile(at('migrations', '0001_platform_all.sql'), `${SCHEMA}-- changed`)
    expect(await putBack()).toMatchObject({ ok: false, refusal: { code: 'other-schema' } })
  })

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 2000)],
    ['with a byte changed', (bytes: Buffer) => flip(bytes, Math.floor(bytes.length / 2))],
    ['that is something else', () => Buffer.from('not a backup')],
  ])('for an archive %s, before anything is touched', async (_, damage) => {
    await writeFile(archive, damage(await readFile(archive)))
    await expect(putBack()).rejects.toThrow(DamagedBackup)
    await withClient(to.ownerUrl, async client => {
      expect((await client.query(`select to_regnamespace('desk') as desk`)).rows).toEqual([{ desk: null }])
    })
  })
})

function flip(bytes: Buffer, at: number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes
}
