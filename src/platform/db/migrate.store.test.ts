import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyDatabase, type TestDatabase } from '../testing/database.ts'
import { withClient } from './embedded/embedded.ts'
import { migrate } from './migrate.ts'

let database: TestDatabase
let folder: string

beforeEach(async () => {
  database = await emptyDatabase()
  folder = await mkdtemp(join(tmpdir(), 'migrations-'))
})

afterEach(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

const write = (name: string, sql: string) => writeFile(join(folder, name), sql)
const run = () => migrate(database.ownerUrl, folder, () => {})

describe('migrating an empty database', () => {
  it('applies each step once, whoever calls first', async () => {
    await write('0001_platform_a.sql', 'create table ops.a (x int)')
    await write('0002_platform_b.sql', 'create table ops.b (x int)')
    const runs = await Promise.all([run(), run(), run()])
    expect(runs.flatMap(result => result.applied)).toEqual(['0001_platform_a.sql', '0002_platform_b.sql'])
  })

  it('keeps what succeeded, undoes the step that failed, and names it with its line', async () => {
    await write('0001_platform_a.sql', 'create table ops.a (x int)')
    await write('0002_platform_b.sql', 'create table ops.b (x int);\n\nselect nonsense;')
    await expect(run()).rejects.toThrow(/0002_platform_b\.sql.*nonsense.*第 3 行/)
    const tables = await withClient(database.ownerUrl, async client => {
      const { rows } = await client.query(`select to_regclass('ops.a') as a, to_regclass('ops.b') as b`)
      return rows
    })
    expect(tables).toEqual([{ a: 'ops.a', b: null }])

    await write('0002_platform_b.sql', 'create table ops.b (x int)')
    expect((await run()).applied).toEqual(['0002_platform_b.sql'])
  })
})
