import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composedDocument } from '../demo/composed-document.ts'
import { article, disclosureKinds } from '../src/features/disclosure/index.ts'
import { foundedAgency } from '../src/foundation/agencies/builders.ts'
import { published, sampleContent } from '../src/foundation/publications/builders.ts'
import { importDocument, readDocument } from '../src/foundation/publications/index.ts'
import type { Ground } from './ground.ts'
import { until } from './pages.ts'
import { castOf } from './release.ts'
import { openServices } from './services.ts'
import type { Figure } from './table.ts'
import { environmentOf, startWeb } from './web.ts'

const IMPORTED = 300

/** Texts read and drafted, as `import documents` does it. */
export async function importFigures(ground: Ground): Promise<Figure[]> {
  const services = await openServices(ground)
  const now = new Date()
  const agency = await foundedAgency(ground.db, { key: `import-${Date.now()}` }, now)
  const { drafter } = castOf(agency.id)
  const started = performance.now()
  for (let n = 0; n < IMPORTED; n += 1) {
    const { title, text, number, agencyName, day } = composedDocument(1_000_000 + n)
    const [year, month, date] = day.split('-').map(Number)
    const lines = [number ?? '', title, '各有关单位：', text, agencyName, `${year}年${month}月${date}日`]
    const bytes = new TextEncoder().encode(lines.filter(Boolean).join('\n'))
    const document = await readDocument({ name: `${n}.txt`, bytes })
    const done = await importDocument(ground.db, services, article, agency.id, document, drafter, now)
    if (!done.ok) throw new Error(JSON.stringify(done.problems))
  }
  const seconds = (performance.now() - started) / 1000
  return [{ name: 'import of text files as drafts', value: IMPORTED / seconds, unit: 'documents/s' }]
}

/** The whole mirror of the ground, then once more after one release. */
export async function mirrorFigures(ground: Ground): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-bench-mirror-'))
  const worker = await startWeb(ground, 18_081, 'web,worker')
  await until(async () => {
    const { rows } = await ground.owner.query(
      `select count(*)::int as n from live.publications p where state = 'live'
       and not exists (select from live.pages g where g.path = '/d/' || p.number)`,
    )
    return rows[0]?.n === 0
  })
  await worker.stop()
  const env = { ...(await environmentOf(ground)), GONGKAI_DATA: `${folder}-data` }
  const run = (): { files: number; written: number; seconds: number } => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['dist/cli.js', 'export', folder, '--json'],
      { env, encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout)
  }
  const whole = run()
  const now = new Date()
  const agency = await foundedAgency(ground.db, { key: `mirror-${Date.now()}` }, now)
  run()
  const content = sampleContent({ title: '关于镜像的通知（示例）' })
  await published(ground.db, disclosureKinds, article, agency.id, content, castOf(agency.id), now)
  const again = run()
  await rm(folder, { recursive: true, force: true })
  await rm(`${folder}-data`, { recursive: true, force: true })
  return [
    {
      name: `static mirror, ${whole.files.toLocaleString('en-US')} pages with their siblings`,
      value: whole.seconds,
      unit: 's',
      goal: '≤ 5 at 10,000',
      held: whole.seconds <= 5,
    },
    { name: 'static mirror after one release', value: again.seconds, unit: 's' },
    { name: '… pages written again', value: again.written, unit: 'files' },
  ]
}
