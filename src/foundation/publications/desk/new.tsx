import type { Problem } from '../../../platform/forms/form.ts'
import { newOnceKey } from '../../../platform/forms/once.ts'
import { type PageAnswer, page, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { scopesOf } from '../../../platform/permissions/permission.ts'
import { Button } from '../../../ui/button/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { listAgencies } from '../../agencies/index.ts'
import { startPublication } from '../actions/draft.ts'
import { emptyContent } from '../content.ts'
import type { PublicationKind } from '../kinds.ts'
import { draftPublications } from '../permissions.ts'
import { problemWords } from '../words.ts'
import { doOnce, errorsOf, statusOf } from './doing.ts'

const PATH = '/desk/publications/new'

/** Begins a publication: for which agency, and of which kind. Everything else is asked for on the page that follows. */
export function newRoutes(kinds: readonly PublicationKind[]): readonly DeskRoute[] {
  return [
    { method: 'GET', path: PATH, may: draftPublications, handle: visit => form(visit, kinds, []) },
    {
      method: 'POST',
      path: PATH,
      may: draftPublications,
      async handle(visit) {
        const agencies = await ownAgencies(visit)
        const agency = agencies.find(each => each.id === visit.form.get('agency'))
        const kind = kinds.find(each => each.key === visit.form.get('kind'))
        if (!agency || !kind) {
          const problems: Problem[] = []
          if (!agency) problems.push({ field: 'agency', code: 'not-offered' })
          if (!kind) problems.push({ field: 'kind', code: 'not-offered' })
          return form(visit, kinds, problems)
        }
        const content = { ...emptyContent(), issuers: [agency.name] }
        const done = await doOnce(visit, async tx => {
          const started = await startPublication(tx, kind, agency.id, content, visit.actor, visit.now)
          if (!started.ok) return started
          return { ok: true, location: `/desk/publications/${started.editionId}/edit` }
        })
        return done.ok ? seeOther(done.location) : form(visit, kinds, done.problems)
      },
    },
  ]
}

async function ownAgencies({ db, actor }: DeskVisit) {
  const scopes = scopesOf(actor, draftPublications)
  const agencies = await listAgencies(db)
  return agencies.filter(agency => agency.state === 'active' && scopes.includes(agency.id))
}

async function form(
  visit: DeskVisit,
  kinds: readonly PublicationKind[],
  problems: readonly Problem[],
): Promise<PageAnswer> {
  const agencies = await ownAgencies(visit)
  const error = (field: string) => {
    const found = problems.find(problem => problem.field === field)
    return found && problemWords(found)
  }
  const chosen = visit.form.get('agency') || visit.actor.home
  const agency = agencies.find(each => each.id === chosen) ?? agencies[0]
  return page(
    '新建信息',
    <form method="post" action={PATH}>
      <ErrorSummary errors={errorsOf(problems)} />
      <input type="hidden" name="once" value={newOnceKey()} />
      {agencies.length === 1 && agency ? (
        <>
          <input type="hidden" name="agency" value={agency.id} />
          <p>
            以<strong>{agency.name}</strong>的名义起草。
          </p>
        </>
      ) : (
        <Field
          type="radios"
          name="agency"
          label="以哪个机关的名义"
          error={error('agency')}
          value={agency?.id}
          options={agencies.map(each => ({ value: each.id, label: each.name }))}
        />
      )}
      <Field
        type="radios"
        name="kind"
        label="信息种类"
        hint="种类决定发布在哪个栏目、需要填写哪些内容，开始起草后不能更改。"
        error={error('kind')}
        value={visit.form.get('kind') || kinds[0]?.key}
        options={kinds.map(kind => ({ value: kind.key, label: kind.label, hint: kind.description }))}
      />
      <FormActions>
        <Button variant="primary">开始起草</Button>
        <a href="/desk/publications">取消</a>
      </FormActions>
    </form>,
    {
      status: problems.length > 0 ? statusOf(problems) : 200,
      crumbs: [{ href: '/desk/publications', label: '信息发布' }],
    },
  )
}
