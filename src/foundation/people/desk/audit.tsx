import { addDays, parseCivilDate, shanghaiInstant } from '../../../law/civil-date.ts'
import { inTransaction } from '../../../platform/db/db.ts'
import { verifyChain } from '../../../platform/facts/seal.ts'
import { bytes, page } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { auditCsv } from '../audit-csv.ts'
import { recordPersonFact } from '../facts.ts'
import { permissions } from '../permissions.ts'
import { type AuditFilter, factKinds, listFacts } from '../store/audit.ts'
import { personByAccount } from '../store/people.ts'
import { AuditList, ChainResult } from './audit-views.tsx'
import { isId } from './doing.ts'

const HOME = '/desk/audit'
const ROWS = 50
/** The largest file: enough for half a year of a county; a city narrows the days. */
const FILE_ROWS = 50_000
const FIELDS = ['kind', 'actor', 'subject', 'from', 'until'] as const
/** An id that no row has: a filter that names nobody finds nothing, instead of everything. */
const NOBODY = '00000000-0000-0000-0000-000000000000'
const may = permissions.audit

/** What the address asks for; whatever cannot be meant is left out. */
async function filterOf({ db, query }: DeskVisit): Promise<AuditFilter> {
  const kind = query.get('kind') ?? ''
  const account = (query.get('actor') ?? '').trim()
  const subject = (query.get('subject') ?? '').trim()
  const from = parseCivilDate(query.get('from') ?? '')
  const until = parseCivilDate(query.get('until') ?? '')
  const before = query.get('before')
  const actor = account === '' ? undefined : await personByAccount(db, account)
  return {
    ...(/^[a-z-]+(\.[a-z-]+)?$/.test(kind) ? { kind } : {}),
    ...(account === '' ? {} : { actorId: actor?.id ?? NOBODY }),
    ...(subject === '' ? {} : { subjectId: subject }),
    ...(from ? { from: shanghaiInstant(from, '00:00') } : {}),
    ...(until ? { until: shanghaiInstant(addDays(until, 1), '00:00') } : {}),
    ...(isId(before) ? { before } : {}),
  }
}

function parameters(query: URLSearchParams, more: Record<string, string> = {}): string {
  const kept = FIELDS.map(name => [name, query.get(name) ?? '']).filter(([, value]) => value !== '')
  const text = new URLSearchParams([...kept, ...Object.entries(more)]).toString()
  return text === '' ? '' : `?${text}`
}

export const auditRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: HOME,
    may,
    async handle(visit) {
      const { db, query } = visit
      const [found, kinds] = await Promise.all([
        listFacts(db, await filterOf(visit), ROWS + 1),
        factKinds(db),
      ])
      const entries = found.slice(0, ROWS)
      const last = found.length > ROWS ? entries.at(-1) : undefined
      const typed = Object.fromEntries(FIELDS.map(name => [name, query.get(name) ?? '']))
      return page(
        '审计记录',
        <AuditList
          entries={entries}
          kinds={kinds}
          typed={typed}
          file={`${HOME}.csv${parameters(query)}`}
          first={query.has('before') ? HOME + parameters(query) : undefined}
          next={last ? HOME + parameters(query, { before: last.id }) : undefined}
        />,
      )
    },
  },
  {
    method: 'GET',
    path: `${HOME}.csv`,
    may,
    async handle(visit) {
      const { db, actor, now } = visit
      const entries = await listFacts(db, await filterOf(visit), FILE_ROWS)
      // Taking the records out of the house is itself an event that an auditor answers for.
      const data = { rows: entries.length }
      await inTransaction(db, tx =>
        recordPersonFact(
          tx,
          'people.audit-exported',
          { actor, personId: actor.id, agencyId: null, data },
          now,
        ),
      )
      return bytes('text/csv; charset=utf-8', auditCsv(entries), {
        'content-disposition': 'attachment; filename="audit.csv"',
      })
    },
  },
  {
    method: 'GET',
    path: `${HOME}/chain`,
    may,
    async handle({ db }) {
      return page('核验审计记录', <ChainResult report={await verifyChain(db)} />, {
        crumbs: [{ href: HOME, label: '审计记录' }],
      })
    },
  },
]
