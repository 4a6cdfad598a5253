import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { carryOut, statusOf } from '../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import type { Outcome } from '../../../platform/forms/outcome.ts'
import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { closeSite, reopenSite, setGrey } from '../actions/standing.ts'
import { closingForm, greyForm } from '../forms.ts'
import { permissions } from '../permissions.ts'
import type { DeskSite } from '../store.ts'
import { spoken } from '../words.ts'
import { crumbsOf, HOME, onSite } from './on-site.ts'

const { manage, grey } = permissions

/** Mourning, closing and opening again. */
export const standingRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: `${HOME}/:key/grey`,
    may: grey,
    handle: visit => onSite(visit, site => greyPage(visit, site, [])),
  },
  {
    method: 'POST',
    path: `${HOME}/:key/grey`,
    may: grey,
    handle: visit => onSite(visit, site => setTheGrey(visit, site)),
  },
  {
    method: 'POST',
    path: `${HOME}/:key/grey/end`,
    may: grey,
    handle: visit =>
      onSite(visit, site =>
        carried(visit, site, 'grey-ended', tx => setGrey(tx, site.key, null, visit.actor, visit.now)),
      ),
  },
  {
    method: 'GET',
    path: `${HOME}/:key/close`,
    may: manage,
    handle: visit => onSite(visit, site => closePage(visit, site, [])),
  },
  {
    method: 'POST',
    path: `${HOME}/:key/close`,
    may: manage,
    handle: visit =>
      onSite(visit, async site => {
        const parsed = parseForm(closingForm, visit.form)
        if (!parsed.ok) return closePage(visit, site, parsed.problems)
        const { notice } = parsed.value
        const close = (tx: Tx) => closeSite(tx, site.key, notice, visit.actor, visit.now)
        return carried(visit, site, 'closed', close, problems => closePage(visit, site, problems))
      }),
  },
  {
    method: 'POST',
    path: `${HOME}/:key/reopen`,
    may: manage,
    handle: visit =>
      onSite(visit, site =>
        carried(visit, site, 'reopened', tx => reopenSite(tx, site.key, visit.actor, visit.now)),
      ),
  },
]

/** Carries out an act on a site and goes back to its page, or shows what stood against it. */
async function carried(
  visit: DeskVisit,
  site: DeskSite,
  word: string,
  work: (tx: Tx) => Promise<Outcome>,
  again: (problems: readonly Problem[]) => Promise<Answer> = async problems =>
    refuse(409, String(spoken(problems)[0]?.message ?? '')),
): Promise<Answer> {
  const done = await carryOut(visit, work, () => `${HOME}/${site.key}?done=${word}`)
  return done.ok ? seeOther(done.location) : again(done.problems)
}

async function setTheGrey(visit: DeskVisit, site: DeskSite): Promise<Answer> {
  const parsed = parseForm(greyForm, visit.form)
  if (!parsed.ok) return greyPage(visit, site, parsed.problems)
  const { from, until, reason } = parsed.value
  const set = (tx: Tx) => setGrey(tx, site.key, { from, until, reason }, visit.actor, visit.now)
  return carried(visit, site, 'greyed', set, problems => greyPage(visit, site, problems))
}

async function greyPage(visit: DeskVisit, site: DeskSite, problems: readonly Problem[]): Promise<Answer> {
  const errors = spoken(problems)
  const values = visit.form.names().length > 0 ? typed(visit.form) : typedGrey(site)
  const field = (name: string) => ({
    name,
    value: values[name],
    error: errors.find(each => each.field === name)?.message,
  })
  const body = (
    <>
      <ErrorSummary errors={errors} />
      <p>期间“{site.name}”的全部公开页面显示为灰色，页面上不另作说明。到时自动开始和结束。</p>
      <form method="post" action={`${HOME}/${site.key}/grey`}>
        <OnceKey />
        <Field {...field('from')} type="datetime-local" label="开始时间（北京时间）" required />
        <Field {...field('until')} type="datetime-local" label="结束时间（北京时间）" required />
        <Field
          {...field('reason')}
          label="依据"
          hint="上级通知的标题和文号。只供工作人员查看。"
          maxLength={200}
          required
        />
        <FormActions>
          <Button variant="primary">保存</Button>
          <ButtonLink href={`${HOME}/${site.key}`} variant="quiet">
            返回
          </ButtonLink>
        </FormActions>
      </form>
      {site.greyFrom ? (
        <form method="post" action={`${HOME}/${site.key}/grey/end`}>
          <OnceKey />
          <FormActions>
            <Button>取消灰色显示</Button>
          </FormActions>
        </form>
      ) : null}
    </>
  )
  return page('灰色显示', body, { crumbs: crumbsOf(site), status: statusOf(problems) })
}

function typedGrey(site: DeskSite): Record<string, string> {
  if (!site.greyFrom || !site.greyUntil) return {}
  const written = (moment: Date) => formatShanghaiMinute(moment).replace(' ', 'T')
  return { from: written(site.greyFrom), until: written(site.greyUntil), reason: site.greyReason }
}

async function closePage(visit: DeskVisit, site: DeskSite, problems: readonly Problem[]): Promise<Answer> {
  if (site.isDefault) return refuse(409, '主站不能关停。')
  const errors = spoken(problems)
  const body = (
    <>
      <ErrorSummary errors={errors} />
      <p>关停后，“{site.name}”的所有地址改为显示下面的公告和主站的链接；已登记的旧地址转向继续有效。</p>
      <form method="post" action={`${HOME}/${site.key}/close`}>
        <OnceKey />
        <Field
          type="textarea"
          name="notice"
          label="关停公告"
          hint="原因、时间和内容去向，对外公开。"
          rows={5}
          maxLength={1000}
          value={typed(visit.form).notice}
          error={errors.find(each => each.field === 'notice')?.message}
          required
        />
        <FormActions>
          <Button variant="danger">关停网站</Button>
          <ButtonLink href={`${HOME}/${site.key}`} variant="quiet">
            返回
          </ButtonLink>
        </FormActions>
      </form>
    </>
  )
  return page('关停网站', body, { crumbs: crumbsOf(site), status: statusOf(problems) })
}
