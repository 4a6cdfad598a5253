import { carryOut, statusOf } from '../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { correctDetails } from '../actions/details.ts'
import type { Agency } from '../agency.ts'
import { detailsForm } from '../forms.ts'
import { readOffices, writeOffices } from '../offices.ts'
import { mayCorrect, permissions } from '../permissions.ts'
import { detailsOf } from '../store-history.ts'
import { DETAIL_WORDS, spoken, TITLE } from '../words.ts'
import { type Filling, filled } from './event-form.tsx'
import { onAgency } from './events.tsx'

const HOME = '/desk/agencies'
const path = `${HOME}/:key/details`
const NOT_YOURS = '您只能更正本机关的信息。其他机关的信息由其公开机构负责人或者公开工作主管部门更正。'

/** What an agency does and how to reach it: kept right by the head of its own disclosure office. */
export const detailsRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path,
    may: permissions.open,
    handle: visit =>
      onAgency(visit, async agency => {
        if (!mayCorrect(visit.actor, agency.id)) return refuse(403, NOT_YOURS)
        const { details, offices, version } = await detailsOf(visit.db, agency.id)
        const values = { ...details, offices: writeOffices(offices), version: String(version) }
        return drawn(agency, values, [])
      }),
  },
  {
    method: 'POST',
    path,
    may: permissions.open,
    handle: visit => onAgency(visit, agency => correct(visit, agency)),
  },
]

async function correct(visit: DeskVisit, agency: Agency): Promise<Answer> {
  const { form, actor, now } = visit
  if (!mayCorrect(actor, agency.id)) return refuse(403, NOT_YOURS)
  const parsed = parseForm(detailsForm, form)
  if (!parsed.ok) return drawn(agency, typed(form), parsed.problems)
  const { offices: written, version, ...details } = parsed.value
  const offices = readOffices(written)
  if (!offices) return drawn(agency, typed(form), [{ field: 'offices', code: 'office-too-long' }])
  const correction = { agencyId: agency.id, version, details, offices }
  const done = await carryOut(
    visit,
    tx => correctDetails(tx, correction, actor, now),
    () => `${HOME}/${agency.key}?done=details`,
  )
  return done.ok ? seeOther(done.location) : drawn(agency, typed(form), done.problems)
}

function drawn(agency: Agency, values: Filling['typed'], problems: readonly Problem[]): Answer {
  const filling: Filling = { typed: values, problems: spoken(problems) }
  const back = `${HOME}/${agency.key}`
  const body = (
    <>
      <ErrorSummary errors={filling.problems} />
      <p>
        保存后立即在{agency.name}的公开页面更新。机构职能、联系方式变动的，应当自变动之日起 20
        个工作日内更新（《条例》第二十六条）。
      </p>
      <form method="post" action={`${back}/details`}>
        <OnceKey />
        <input type="hidden" name="version" value={values.version} />
        <Field {...filled(filling, 'functions')} type="textarea" label={DETAIL_WORDS.functions} rows={6} />
        <Field
          {...filled(filling, 'disclosureOffice')}
          label={DETAIL_WORDS.disclosureOffice}
          hint="接受咨询和申请的内设机构。"
          maxLength={80}
          width="medium"
        />
        <Field {...filled(filling, 'address')} label={DETAIL_WORDS.address} maxLength={200} />
        <Field
          {...filled(filling, 'postcode')}
          label={DETAIL_WORDS.postcode}
          inputMode="numeric"
          maxLength={6}
          width="short"
        />
        <Field {...filled(filling, 'hours')} label={DETAIL_WORDS.hours} maxLength={200} />
        <Field
          {...filled(filling, 'telephone')}
          label={DETAIL_WORDS.telephone}
          hint="公开的办公电话，几个之间用顿号隔开。"
          maxLength={60}
          width="medium"
        />
        <Field {...filled(filling, 'fax')} label={DETAIL_WORDS.fax} maxLength={60} width="medium" />
        <Field
          {...filled(filling, 'email')}
          label={DETAIL_WORDS.email}
          type="email"
          maxLength={120}
          width="medium"
        />
        <Field {...filled(filling, 'website')} label={DETAIL_WORDS.website} type="url" maxLength={200} />
        <Field {...filled(filling, 'head')} label={DETAIL_WORDS.head} maxLength={60} width="medium" />
        <Field
          {...filled(filling, 'offices')}
          type="textarea"
          label="内设机构"
          hint="每行一个：名称｜职责｜电话。职责和电话可以不写。"
          rows={8}
        />
        <FormActions>
          <Button variant="primary">保存</Button>
          <ButtonLink href={back} variant="quiet">
            返回
          </ButtonLink>
        </FormActions>
      </form>
    </>
  )
  return page('更正机构信息', body, {
    crumbs: [
      { href: HOME, label: TITLE },
      { href: back, label: agency.shortName || agency.name },
    ],
    status: statusOf(problems),
  })
}
