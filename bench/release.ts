import { article, disclosureKinds } from '../src/features/disclosure/index.ts'
import { foundedAgency } from '../src/foundation/agencies/builders.ts'
import { seedCalendar } from '../src/foundation/calendar/index.ts'
import { type Cast, published, republished, sampleContent } from '../src/foundation/publications/builders.ts'
import { inTransaction } from '../src/platform/db/db.ts'
import type { Actor } from '../src/platform/permissions/permission.ts'
import { newId } from '../src/platform/time/ids.ts'
import { ask } from './ask.ts'
import type { Ground } from './ground.ts'
import { until } from './pages.ts'
import { quantile } from './process.ts'
import type { Figure } from './table.ts'
import { startWeb } from './web.ts'

const TIMES = 20

/** From the commit of a release on one node until another shows it, also where it had the old page in memory. */
export async function releaseFigures(ground: Ground): Promise<Figure[]> {
  const { db } = ground
  const now = new Date()
  await inTransaction(db, tx => seedCalendar(tx, now))
  const agency = await foundedAgency(db, { key: `bench-${Date.now()}` }, now)
  const cast = castOf(agency.id)
  const web = await startWeb(ground, 18_081)
  const get = (path: string) => ask(web.port, path, web.host)
  const after = { visible: [] as number[], changed: [] as number[], findable: [] as number[] }
  try {
    for (let n = 0; n < TIMES; n += 1) {
      const word = `量测${String(n).padStart(2, '0')}号河堤`
      const content = sampleContent({ title: `关于${word}的通知（示例）` })
      await get('/')
      const made = await published(db, disclosureKinds, article, agency.id, content, cast, new Date())
      const path = `/d/${made.number}`
      after.visible.push(
        await waited(async () => (await get(path)).status === 200 && (await get('/')).body.includes(word)),
      )
      after.findable.push(
        await waited(async () => (await get(`/search?q=${encodeURIComponent(word)}`)).body.includes(path)),
      )
      const changed = { ...content, body: `<h2>一、新的安排</h2><p>${word}改期。</p>` }
      await republished(db, disclosureKinds, made.publicationId, changed, '改期', cast, new Date())
      after.changed.push(await waited(async () => (await get(path)).body.includes('改期。')))
    }
  } finally {
    await web.stop()
  }
  const figure = (name: string, times: readonly number[], most: number): Figure => ({
    name,
    value: quantile(times, 0.95),
    unit: 'ms p95',
    goal: `≤ ${most.toLocaleString('en-US')}`,
    held: quantile(times, 0.95) <= most,
  })
  return [
    figure('release → visible on another node', after.visible, 100),
    figure('change → visible where the old page was hot', after.changed, 100),
    figure('release → findable on another node', after.findable, 1000),
  ]
}

/** Milliseconds until it is so, the asking included. */
async function waited(holds: () => Promise<boolean>): Promise<number> {
  const started = performance.now()
  if (!(await holds())) await until(holds)
  return performance.now() - started
}

export function castOf(agencyId: string): Cast {
  const one = (role: string): Actor => ({
    id: newId(new Date()),
    account: role,
    name: '示例',
    home: agencyId,
    grants: [{ role, scope: agencyId }],
  })
  return {
    drafter: one('drafter'),
    reviewer: one('reviewer'),
    legality: one('legality-reviewer'),
    secrecy: one('confidentiality-reviewer'),
    releaser: one('releaser'),
  }
}
