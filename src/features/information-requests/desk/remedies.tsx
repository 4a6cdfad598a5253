import { z } from 'zod'
import { agencyByKey, listAgencies } from '../../../foundation/agencies/index.ts'
import { addDays, civilDateOf } from '../../../law/civil-date.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { refused } from '../../../platform/forms/outcome.ts'
import { type Answer, page, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { Button } from '../../../ui/button/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { day } from '../forms.ts'
import { acceptsRequests } from '../parties.ts'
import { setRemedies } from '../permissions.ts'
import { offerCounts } from '../store-offers.ts'
import { putRemedyBodies } from '../store-remedies.ts'
import { spoken, TITLE } from '../words.ts'

const path = '/desk/requests/remedies'
const schema = z.object({
  agency: z.string().max(80),
  from: day,
  review: z.string().max(400).default(''),
  court: z.string().max(100).default(''),
  online: z.string().max(200).default(''),
})
const DAYS = 30

/** Where applicants turn to against an agency; and how often what was public already sufficed. */
export const remedyRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path,
    may: setRemedies,
    handle: visit => remediesPage(visit, { from: civilDateOf(visit.now) }, []),
  },
  {
    method: 'POST',
    path,
    may: setRemedies,
    async handle(visit) {
      const { form, actor, now } = visit
      const again = (problems: readonly Problem[]) => remediesPage(visit, typed(form), problems)
      const parsed = parseForm(schema, form)
      if (!parsed.ok) return again(parsed.problems)
      const { agency: key, from, review, court, online } = parsed.value
      const done = await carryOut(
        visit,
        async tx => {
          const agency = await agencyByKey(tx, key)
          if (!agency) return refused('agency', 'not-offered')
          const bodies = review
            .split('\n')
            .map(line => line.trim())
            .filter(line => line !== '')
          await putRemedyBodies(tx, {
            agency_id: agency.id,
            from_day: from,
            review: bodies.slice(0, 2),
            court,
            online,
            set_by: actor.id,
            at: now,
          })
          await recordFact(
            tx,
            {
              kind: 'information-request.remedies-set',
              actor,
              scope: agency.id,
              subject: { type: 'agency', id: agency.id },
              data: { from },
            },
            now,
          )
          return { ok: true }
        },
        () => path,
      )
      return done.ok ? seeOther(done.location) : again(done.problems)
    },
  },
]

async function remediesPage(
  { db, now }: DeskVisit,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): Promise<Answer> {
  const words = spoken(problems)
  const field = (name: string) => ({
    name,
    value: values[name],
    error: words.find(problem => problem.field === name)?.message,
  })
  const agencies = (await listAgencies(db)).filter(acceptsRequests)
  const counts = await offerCounts(db, addDays(civilDateOf(now), -DAYS))
  const sum = (what: 'shown' | 'opened' | 'sufficed') => counts.reduce((total, each) => total + each[what], 0)
  const body = (
    <>
      <ErrorSummary errors={words} />
      <p>
        没有填写的，按法律规定告知：政府工作部门的决定，向本级人民政府申请行政复议。法律、法规授权的组织，开发区管理机构，由法院集中管辖的，可以在这里指定。
      </p>
      <form method="post" action={path}>
        <OnceKey />
        <Field
          {...field('agency')}
          label="机关"
          type="select"
          empty="请选择"
          options={agencies.map(({ key, name }) => ({ value: key, label: name }))}
          required
        />
        <Field {...field('from')} label="自何日起" type="date" required />
        <Field {...field('review')} label="行政复议机关" type="textarea" rows={2} hint="每行一个，最多两个" />
        <Field {...field('court')} label="管辖法院" maxLength={100} />
        <Field {...field('online')} label="网上申请行政复议的渠道" maxLength={200} />
        <FormActions>
          <Button variant="primary">保存</Button>
        </FormActions>
      </form>
      <Section title="检索前置" id="offers">
        <p>
          近 {DAYS} 天，填写申请时显示已经公开的信息 {sum('shown')} 次，打开查看 {sum('opened')} 次，其中{' '}
          {sum('sufficed')} 次申请人已经找到，不再申请。
        </p>
      </Section>
    </>
  )
  return page('救济告知', body, {
    crumbs: [{ href: '/desk/requests', label: TITLE }],
    status: problems.length > 0 ? 422 : 200,
  })
}
