import type { Problem } from '../../../platform/forms/form.ts'
import { typed } from '../../../platform/forms/form.ts'
import { newOnceKey } from '../../../platform/forms/once.ts'
import { type PageAnswer, page, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { agencyOf } from '../../agencies/index.ts'
import { absentItems, columnsFor, columnsOfPublication, suggestColumns } from '../../catalogue/index.ts'
import { kindOf, type PublicationKind } from '../kinds.ts'
import { draftPublications } from '../permissions.ts'
import { publicationSettings } from '../settings.ts'
import type { Standing } from '../standing.ts'
import { loadStanding } from '../store.ts'
import { eventsOf } from '../store-desk.ts'
import { problemWords } from '../words.ts'
import { openEdition } from './access.ts'
import { errorsOf, statusOf } from './doing.ts'
import { EditForm } from './edit-form.tsx'
import { EditNotice } from './edit-notice.tsx'
import { saveFromForm } from './edit-save.ts'
import { type FormValues, valuesOf } from './edit-values.ts'

const PATH = '/desk/publications/:edition/edit'
const MOST_BYTES = 110 * 1024 * 1024

/** The page on which a draft is written. */
export function editRoutes(kinds: readonly PublicationKind[]): readonly DeskRoute[] {
  return [
    {
      method: 'GET',
      path: PATH,
      may: draftPublications,
      async handle(visit) {
        const opened = await openEdition(visit, draftPublications)
        if (!opened.ok) return opened.answer
        const standing = opened.value
        if (standing.state !== 'draft') return seeOther(`/desk/publications/${standing.editionId}`)
        const columns = await columnsOfPublication(visit.db, standing.publicationId)
        return editPage(visit, kinds, standing, valuesOf(standing.content, standing.note, columns), [])
      },
    },
    {
      method: 'POST',
      path: PATH,
      may: draftPublications,
      bodyLimit: MOST_BYTES,
      async handle(visit) {
        const opened = await openEdition(visit, draftPublications)
        if (!opened.ok) return opened.answer
        const saved = await saveFromForm(visit, kinds, opened.value)
        if (saved.ok) return seeOther(saved.location)
        // What the form comes back with is what was typed; the version is today's, so that saving again is a choice.
        const standing = (await loadStanding(visit.db, opened.value.editionId, 'read')) ?? opened.value
        return editPage(visit, kinds, standing, typed(visit.form), saved.problems)
      },
    },
  ]
}

async function editPage(
  visit: DeskVisit,
  kinds: readonly PublicationKind[],
  standing: Standing,
  values: FormValues,
  problems: readonly Problem[],
): Promise<PageAnswer> {
  const kind = kindOf(kinds, standing.kind)
  const done = visit.query.get('done')
  const [agency, settings, absent, events] = await Promise.all([
    agencyOf(visit.db, standing.agencyId),
    publicationSettings(visit.db, visit.now),
    absentItems(visit.db, standing.agencyId),
    done === 'read' ? eventsOf(visit.db, standing.editionId) : [],
  ])
  const here = `/desk/publications/${standing.editionId}`
  const columns = columnsFor(agency.level)
  const choice = {
    columns,
    chosen: (values.columns ?? '').split('\n').filter(key => key !== ''),
    suggested: suggestColumns(standing.content).filter(key => columns.some(column => column.key === key)),
    sought: (values['columns-sought'] ?? visit.query.get('columns') ?? '').slice(0, 40),
    absent,
  }
  const outdated = problems.some(problem => problem.code === 'changed-meanwhile')
  return page(
    standing.content.title ? `编辑：${standing.content.title}` : `新建${kind.label}`,
    <>
      <ErrorSummary errors={errorsOf(problems.filter(problem => problem.code !== 'changed-meanwhile'))} />
      {outdated ? (
        <Notice tone="danger" title="没有保存" live>
          <p>{problemWords({ code: 'changed-meanwhile' })}</p>
          <p>
            您的内容仍在下面，没有丢失。请先打开<a href={here}>最新内容</a>对照；再次保存，将以您的内容为准。
          </p>
        </Notice>
      ) : (
        <EditNotice done={problems.length === 0 ? done : null} report={events.at(-1)?.note} />
      )}
      <p class="quiet">
        {agency.name}　{kind.label}　<a href={here}>查看审查页</a>
      </p>
      <EditForm
        standing={standing}
        kind={kind}
        values={values}
        problems={problems}
        once={newOnceKey()}
        choice={choice}
        attachmentBytes={settings.attachmentBytes}
      />
    </>,
    {
      status: problems.length > 0 ? statusOf(problems) : 200,
      scripts: ['editor.js'],
      crumbs: [{ href: '/desk/publications', label: '信息发布' }],
    },
  )
}
