import { listAgencies } from '../../../foundation/agencies/index.ts'
import { carryOut } from '../../../platform/forms/carry-out.ts'
import type { Problem } from '../../../platform/forms/form.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { type Answer, page, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { Button } from '../../../ui/button/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { chooseDesks } from '../actions/desks.ts'
import { setDesks } from '../permissions.ts'
import { letterDesks } from '../store-desks.ts'
import { spoken } from '../words.ts'

const PATH = '/desk/letters/agencies'

/** Which agencies answer letters here. */
export const deskRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: PATH,
    may: setDesks,
    async handle(visit) {
      const desks = await letterDesks(visit.db)
      const byDefault = desks.find(desk => desk.isDefault)?.agencyId
      return desksPage(
        visit,
        desks.map(desk => desk.agencyId),
        byDefault,
        [],
      )
    },
  },
  {
    method: 'POST',
    path: PATH,
    may: setDesks,
    async handle(visit) {
      const agencies = visit.form.all('agencies')
      const byDefault = visit.form.get('default')
      const done = await carryOut(
        visit,
        tx => chooseDesks(tx, { agencies, byDefault }, visit.actor, visit.now),
        () => PATH,
      )
      return done.ok ? seeOther(done.location) : desksPage(visit, agencies, byDefault, done.problems)
    },
  },
]

async function desksPage(
  { db }: DeskVisit,
  chosen: readonly string[],
  byDefault: string | undefined,
  problems: readonly Problem[],
): Promise<Answer> {
  const agencies = (await listAgencies(db)).filter(agency => agency.state === 'active')
  const errors = spoken(problems)
  const options = agencies.map(agency => ({ value: agency.id, label: agency.name }))
  const body = (
    <>
      <ErrorSummary errors={errors} />
      <p>开通的机关出现在写信页面和机构页面上。关闭后不再接收新的来信，在办的继续办理。</p>
      <form method="post" action={PATH}>
        <OnceKey />
        <Field
          name="default"
          type="select"
          label="接收不清楚寄给谁的来信"
          hint="由它转交给负责的机关；网站找错也由它处理，机关自己的网站除外"
          empty="请选择"
          options={options}
          value={byDefault}
        />
        <Field
          name="agencies"
          type="checkboxes"
          label="开通网上来信的机关"
          options={options}
          values={chosen}
          error={errors.find(error => error.field === 'agencies')?.message}
        />
        <FormActions note="保存后立即生效。">
          <Button variant="primary">保存</Button>
        </FormActions>
      </form>
    </>
  )
  return page('开通来信的机关', body, {
    crumbs: [{ href: '/desk/letters', label: '来信办理' }],
    status: problems.length > 0 ? 422 : 200,
  })
}
