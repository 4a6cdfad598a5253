import { chmod, readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { publicationKinds } from '../src/app.ts'
import { loadDemoTasks } from '../src/features/supervision/demo.ts'
import { loadDemoAgencies } from '../src/foundation/agencies/demo.ts'
import { agencyByKey } from '../src/foundation/agencies/index.ts'
import { person } from '../src/foundation/people/builders.ts'
import { loadDemoSites } from '../src/foundation/sites/demo.ts'
import type { Config } from '../src/platform/config/config.ts'
import type { KeyRing } from '../src/platform/crypto/key-ring.ts'
import { type Db, inTransaction } from '../src/platform/db/db.ts'
import { recordFact } from '../src/platform/facts/facts.ts'
import { openFileStore } from '../src/platform/files/open-file-store.ts'
import { noScanner } from '../src/platform/scan/scanner.ts'
import type { Services } from '../src/platform/services.ts'
import { loadLetters } from './letters.ts'
import { agencies } from './linyi/agencies.ts'
import { agencyEvents } from './linyi/agency-events.ts'
import { people } from './linyi/people.ts'
import { sites } from './linyi/sites.ts'
import { castOf, holderOf, publishDocuments } from './publish.ts'
import { loadReports } from './reports.ts'
import { loadRequests } from './requests.ts'

interface Account {
  readonly account: string
  readonly password: string
  readonly title: string
}

const LOADED = 'demo.loaded'

/**
 * Loads the demonstration city where it belongs: into an empty embedded database, or where the environment insists.
 * Answers whether this house shows it. Its accounts are printed at every start; their passwords are random and lie
 * beside the database, since nobody's real work hangs on them.
 */
export async function demonstrationCity(
  db: Db,
  keys: KeyRing,
  config: Config,
  now: Date,
  say: (line: string) => void,
): Promise<boolean> {
  if (config.demo === 'never' || config.database.kind !== 'embedded') return false
  const file = resolve(config.dataFolder, 'demo-accounts.json')
  if (!(await isDemonstration(db))) {
    if (config.demo === 'empty' && !(await isEmpty(db))) return false
    say('首次启动，正在载入示例城市（约需半分钟）……')
    const services = { keys, files: await openFileStore(config.files), scanner: noScanner() }
    const accounts = await load(db, services, now)
    await writeFile(file, JSON.stringify(accounts, null, 2), { mode: 0o600 })
    await chmod(file, 0o600)
  }
  const accounts = await readFile(file, 'utf8').catch(() => undefined)
  if (accounts) announce(JSON.parse(accounts) as Account[], say)
  else say('示例账号的口令文件不在数据文件夹中（可能来自备份）；可由系统管理员重置口令。')
  return true
}

/** Whether the demonstration city was loaded into this database. */
export async function isDemonstration(db: Db): Promise<boolean> {
  const fact = await db
    .selectFrom('ops.facts')
    .select('id')
    .where('kind', '=', LOADED)
    .limit(1)
    .executeTakeFirst()
  return fact !== undefined
}

async function isEmpty(db: Db): Promise<boolean> {
  const somebody = await db.selectFrom('desk.people').select('id').limit(1).executeTakeFirst()
  const agency = await db.selectFrom('desk.agencies').select('id').limit(1).executeTakeFirst()
  return somebody === undefined && agency === undefined
}

/** Loads everything by the rooms' own actions, so that the city could have come about by hand. */
export async function load(db: Db, services: Services, now: Date): Promise<readonly Account[]> {
  const { keys } = services
  await inTransaction(db, tx => loadDemoAgencies(tx, { agencies, events: agencyEvents }, now))
  await inTransaction(db, tx => loadDemoSites(tx, sites, now))
  const accounts: Account[] = []
  // The administrators come first: everybody else is made and granted by them.
  const cast = [...people].sort((a, b) => Number(isAdministrator(b.roles)) - Number(isAdministrator(a.roles)))
  for (const each of cast) {
    const { password } = await inTransaction(db, async tx => {
      const agencyId = (await agencyByKey(tx, each.agency))?.id ?? null
      const roles: NonNullable<Parameters<typeof person>[1]['roles']>[number][] = []
      for (const { role, agency } of each.roles) {
        const id = (await agencyByKey(tx, agency))?.id
        roles.push(id && !role.endsWith('-admin') ? { role, agencyId: id } : role)
      }
      const { account, name, title, office } = each
      return person(tx, { account, name, title, office, agencyId, roles, keys }, now)
    })
    if (each.cast === 'main') accounts.push({ account: each.account, password, title: each.title })
  }
  await publishDocuments(db, publicationKinds, now)
  await loadTasks(db, keys, now)
  await loadLetters(db, keys, publicationKinds, now)
  await loadRequests(db, services, now)
  await loadReports(db, now)
  await inTransaction(db, tx =>
    recordFact(
      tx,
      { kind: LOADED, actor: null, scope: null, subject: { type: 'demonstration', id: 'linyi' } },
      now,
    ),
  )
  return accounts
}

/** The tasks of the city's agencies, by the people who hold the roles. */
async function loadTasks(db: Db, keys: KeyRing, now: Date): Promise<void> {
  const office = {
    agencyId: async (key: string) => {
      const agency = await agencyByKey(db, key)
      if (!agency) throw new Error(`no agency ${key}`)
      return agency.id
    },
    cast: (agency: string) => castOf(db, agency, now),
    holder: (agency: string, role: string) => holderOf(db, agency, role, now),
  }
  await loadDemoTasks(db, publicationKinds, { keys, origin: 'http://localhost' }, office, now)
}

function isAdministrator(roles: readonly { role: string }[]): boolean {
  return roles.some(({ role }) => role.endsWith('-admin'))
}

function announce(accounts: readonly Account[], say: (line: string) => void): void {
  say('示例账号（口令随机生成；动态验证码用 bin/gongkai demo-code 账号 查看）：')
  const width = Math.max(...accounts.map(({ account }) => account.length))
  for (const { account, password, title } of accounts)
    say(`  ${account.padEnd(width)}  ${password}  ${title}`)
}
