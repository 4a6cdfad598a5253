import { z } from 'zod'
import { openCells, type ReportFigures } from '../../../foundation/cases/index.ts'
import { personNames } from '../../../foundation/people/index.ts'
import { settingAt } from '../../../foundation/settings/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import { reportDue } from '../../../law/report-deadlines.ts'
import { TEXT_PARTS } from '../../../law/report-form.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import { type Form, type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import type { Outcome } from '../../../platform/forms/outcome.ts'
import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { mayDo, type Permission } from '../../../platform/permissions/permission.ts'
import {
  draftReportText,
  type On,
  reopenReport,
  type Saving,
  saveReport,
  signReport,
  submitReport,
} from '../actions.ts'
import { comparedReports } from '../comparison.ts'
import { workedReport } from '../numbers.ts'
import { draftReportTexts, headReports, openReports, overseeReports, writeReports } from '../permissions.ts'
import { versionsOf } from '../store.ts'
import { DESK_TITLE, problemWords, spoken, statusOf } from '../words.ts'
import { type ReportEvent, reportWorkflow } from '../workflow.ts'
import { type OpenedReport, reportAt } from './access.ts'
import { levelOf } from './level.ts'
import { NumbersPage } from './numbers-views.tsx'
import { ReportPage } from './report-views.tsx'

const HOME = '/desk/annual-reports'
const crumbs = [{ href: HOME, label: DESK_TITLE }]
const MISSING = problemWords({ field: '', code: 'not-found' })
const version = z.coerce.number().int().min(1)
const plain = z.object({ version })
const signed = z.object({ version, digest: z.string().regex(/^[0-9a-f]{64}$/) })
const reasoned = z.object({ version, reason: z.string().min(2).max(1000) })

/** One report: its page, its numbers, and what may be done with it. */
export function reportRoutes(figures: readonly ReportFigures[]): readonly DeskRoute[] {
  const shown = (visit: DeskVisit, opened: OpenedReport, failed?: Failed) =>
    reportPage(visit, figures, opened, failed)

  function act<S extends z.ZodObject>(
    event: ReportEvent | 'draft-text',
    may: Permission,
    schema: S,
    work: (tx: Tx, on: On & z.output<S>, visit: DeskVisit) => Promise<Outcome<object>>,
    location: (made: object, caseId: string) => string = (_, caseId) => `${HOME}/${caseId}`,
  ): DeskRoute {
    return {
      method: 'POST',
      path: `${HOME}/:id/${event}`,
      may,
      async handle(visit) {
        const opened = await reportAt(visit)
        if (!opened) return refuse(404, MISSING)
        const parsed = parseForm(schema, visit.form)
        if (!parsed.ok) return shown(visit, opened, { act: event, problems: parsed.problems })
        const caseId = opened.row.case_id
        const done = await carryOut(
          visit,
          tx => work(tx, { ...parsed.value, caseId }, visit),
          made => location(made, caseId),
        )
        return done.ok
          ? seeOther(done.location)
          : shown(visit, opened, { act: event, problems: done.problems })
      },
    }
  }

  const reopen = (event: 'return' | 'send-back' | 'amend', may: Permission) =>
    act(event, may, reasoned, (tx, on, { actor, now }) => reopenReport(tx, event, on, actor, now))

  return [
    {
      method: 'GET',
      path: `${HOME}/:id`,
      may: openReports,
      async handle(visit) {
        const opened = await reportAt(visit)
        return opened ? shown(visit, opened) : refuse(404, MISSING)
      },
    },
    {
      method: 'GET',
      path: `${HOME}/:id/numbers`,
      may: writeReports,
      async handle(visit) {
        const opened = await reportAt(visit)
        return opened ? numbersPage(visit, figures, opened, []) : refuse(404, MISSING)
      },
    },
    saving(`${HOME}/:id/numbers`, (visit, opened, problems) => numbersPage(visit, figures, opened, problems)),
    saving(`${HOME}/:id/save`, (visit, opened, problems) => shown(visit, opened, { act: 'save', problems })),
    act('submit', writeReports, plain, (tx, on, { actor, now }) => submitReport(tx, figures, on, actor, now)),
    act('recall', writeReports, plain, (tx, on, { actor, now }) =>
      reopenReport(tx, 'recall', { ...on, reason: '' }, actor, now),
    ),
    reopen('return', headReports),
    act('sign', headReports, signed, (tx, on, { actor, now }) => signReport(tx, 'sign', on, actor, now)),
    reopen('send-back', overseeReports),
    act('accept', overseeReports, signed, (tx, on, { actor, now }) =>
      signReport(tx, 'accept', on, actor, now),
    ),
    reopen('amend', headReports),
    act(
      'draft-text',
      draftReportTexts,
      plain,
      (tx, { caseId }, { actor, now }) => draftReportText(tx, caseId, actor, now),
      made => `/desk/publications/${(made as { editionId: string }).editionId}`,
    ),
  ]
}

interface Failed {
  readonly act: string
  readonly problems: readonly Problem[]
}

/** Saves what stands in a form of the report; goes back to the page that it was sent from. */
function saving(
  path: string,
  again: (visit: DeskVisit, opened: OpenedReport, problems: readonly Problem[]) => Promise<Answer>,
): DeskRoute {
  return {
    method: 'POST',
    path,
    may: writeReports,
    async handle(visit) {
      const opened = await reportAt(visit)
      if (!opened) return refuse(404, MISSING)
      const { actor, now, form } = visit
      const { case_id: caseId, agency_id } = opened.row
      if (!mayDo(actor, writeReports, agency_id))
        return refuse(403, problemWords({ field: '', code: 'wrong-role' }))
      const done = await carryOut(
        visit,
        tx => saveReport(tx, { caseId }, readSaving(form), actor, now),
        () => `${path.replace(':id', caseId).replace(/\/save$/, '')}?done=saved`,
      )
      return done.ok ? seeOther(done.location) : again(visit, opened, done.problems)
    },
  }
}

/** `cell:t1.rules.made`, `source:t1.rules.made`, `source` of all new ones that name none, `note:V4:natural`, and the parts. */
function readSaving(form: Form): Saving {
  const starting = (start: string) =>
    form
      .names()
      .flatMap(name => (name.startsWith(start) ? [[name.slice(start.length), form.get(name)] as const] : []))
  return {
    cells: Object.fromEntries(starting('cell:')),
    sources: Object.fromEntries(starting('source:')),
    source: form.get('source'),
    texts: Object.fromEntries(TEXT_PARTS.flatMap(key => (form.has(key) ? [[key, form.get(key)]] : []))),
    notes: starting('note:').map(([name, words]) => {
      const [rule = '', ...place] = name.split(':')
      return { rule, place: place.join(':'), words }
    }),
  }
}

async function reportPage(
  visit: DeskVisit,
  figures: readonly ReportFigures[],
  { row, standing }: OpenedReport,
  failed?: Failed,
): Promise<Answer> {
  const { db, actor, now, query } = visit
  const worked = await workedReport(db, figures, row)
  const versions = await versionsOf(db, row.case_id)
  const names = await personNames(db, [...new Set(versions.map(each => each.author_id))])
  const may = new Set(
    openCells(reportWorkflow, { state: standing.state, agencyId: row.agency_id }, actor).map(
      cell => cell.event,
    ),
  )
  const [first] = figures
  const body = (
    <ReportPage
      row={row}
      standing={standing}
      worked={worked}
      version={versions.at(-1)}
      comparison={
        worked.previous && comparedReports({ form: row.form, values: worked.values }, worked.previous)
      }
      largeChange={await settingAt(db, 'annual-reports.large-change-percent', civilDateOf(now))}
      versions={versions}
      nameOf={id => names.get(id) ?? '工作人员'}
      may={may}
      writes={standing.state === 'drafting' && mayDo(actor, writeReports, row.agency_id)}
      drafts={standing.state === 'accepted' && mayDo(actor, draftReportTexts, row.agency_id)}
      due={reportDue(row.year, row.scope, levelOf(worked.agency))}
      today={civilDateOf(now)}
      linkOf={cell =>
        first &&
        row.scope === 'agency' &&
        (worked.counted?.get(cell) ?? 0n) > 0n &&
        !cell.includes('r3.7') &&
        !cell.endsWith('.total')
          ? first.listHref(worked.agency.key, row.year, cell as never)
          : undefined
      }
      failed={failed && { act: failed.act, values: typed(visit.form), problems: spoken(failed.problems) }}
      done={query.get('done')}
    />
  )
  return page(`${worked.agency.shortName || worked.agency.name}${row.year}年度报告`, body, {
    crumbs,
    scripts: ['editor.js'],
    status: statusOf(failed?.problems ?? []),
  })
}

async function numbersPage(
  visit: DeskVisit,
  figures: readonly ReportFigures[],
  { row, standing }: OpenedReport,
  problems: readonly Problem[],
): Promise<Answer> {
  const worked = await workedReport(visit.db, figures, row)
  const body = (
    <NumbersPage
      row={row}
      worked={worked}
      typed={typed(visit.form)}
      problems={spoken(problems)}
      open={standing.state === 'drafting'}
    />
  )
  return page('表二、表三的填报数', body, {
    crumbs: [...crumbs, { href: `${HOME}/${row.case_id}`, label: `${row.year} 年度` }],
    status: statusOf(problems),
    scripts: ['live-balance.js'],
  })
}
