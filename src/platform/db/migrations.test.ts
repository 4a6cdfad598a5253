import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pendingMigrations, readMigrations } from './migrations.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'))
})

afterEach(() => rm(folder, { recursive: true }))

async function filesOf(...names: string[]) {
  for (const name of names) await writeFile(join(folder, name), `select '${name}'`)
  return readMigrations(folder)
}

describe('a folder of migrations', () => {
  it('is read in the order of its numbers', async () => {
    const files = await filesOf('0002_people_accounts.sql', '0001_platform_schemas.sql')
    expect(files.map(file => file.number)).toEqual([1, 2])
  })

  it.each([
    ['a name without a room', ['0001_schemas.sql'], '0001_schemas.sql'],
    ['a missing number', ['0001_platform_a.sql', '0003_platform_c.sql'], '缺少 0002 号'],
    ['a number used twice', ['0001_platform_a.sql', '0001_platform_b.sql'], '编号重复'],
  ])('is refused for %s', async (_, names, message) => {
    await expect(filesOf(...names)).rejects.toThrow(message)
  })

  it('gives the same digest whatever line ends a checkout made', async () => {
    await writeFile(join(folder, '0001_platform_a.sql'), 'select 1;\nselect 2;\n')
    const [unix] = await readMigrations(folder)
    await writeFile(join(folder, '0001_platform_a.sql'), 'select 1;\r\nselect 2;\r\n')
    const [windows] = await readMigrations(folder)
    expect(windows?.sha256).toBe(unix?.sha256)
  })
})

describe('a database that has been migrated before', () => {
  it('lacks only what came later', async () => {
    const files = await filesOf('0001_platform_a.sql', '0002_platform_b.sql', '0003_platform_c.sql')
    expect(pendingMigrations(files, files.slice(0, 2)).map(file => file.name)).toEqual([
      '0003_platform_c.sql',
    ])
    expect(pendingMigrations(files, files)).toEqual([])
  })

  it('refuses a file that was changed after it ran', async () => {
    const files = await filesOf('0001_platform_a.sql')
    expect(() => pendingMigrations(files, [{ name: '0001_platform_a.sql', sha256: 'other' }])).toThrow(
      '被改动过',
    )
  })

  it('refuses a program that is older than the database', async () => {
    const files = await filesOf('0001_platform_a.sql')
    const applied = [...files, { name: '0002_platform_b.sql', sha256: 'x' }]
    expect(() => pendingMigrations(files, applied)).toThrow('数据库比程序新')
  })

  it('refuses a step slipped in before others that ran', async () => {
    const files = await filesOf('0001_platform_a.sql', '0002_platform_b.sql')
    expect(() => pendingMigrations(files, files.slice(1))).toThrow('0001_platform_a.sql 没有执行')
  })
})
