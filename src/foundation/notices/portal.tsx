import { hashToken } from '../../platform/crypto/tokens.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { carryOut } from '../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../platform/forms/form.ts'
import { type Answer, page, refuse, seeOther } from '../../platform/http/answers.ts'
import type { PortalRoute, PrivateVisit } from '../../platform/http/routes.ts'
import { clientKey } from '../../platform/limits/addresses.ts'
import { takeLimit } from '../../platform/limits/limits.ts'
import { askToSubscribe, changeFrequency, confirmSubscription, unsubscribe } from './actions.ts'
import { askForm, changeForm } from './forms.ts'
import { paths } from './letters.ts'
import { LETTERS_A_DAY, MOST_OF_AN_ADDRESS } from './rules.ts'
import { addressMac } from './sealing.ts'
import { siteAsked } from './sites.ts'
import { describeHref, type SubscriptionSource } from './sources.ts'
import { byToken } from './store.ts'
import { AskPage, ConfirmPage, EndedPage, EndPage, ManagePage, SentPage } from './views.tsx'
import { spoken } from './words.ts'

const NEW = '/subscriptions/new'
const SENT = '/subscriptions/sent'
const UNKNOWN =
  '没有这项订阅：链接不完整，或者订阅已经取消，或者没有在期限内确认。可以从列表或搜索结果页重新订阅。'

/** Whole offices sit behind one address; nobody needs more in an hour. */
const OF_A_CLIENT = { limit: 30, windowSeconds: 3600 }
const TO_AN_ADDRESS = { limit: LETTERS_A_DAY, windowSeconds: 86_400 }

/** Asking for a subscription, confirming, changing and ending it. */
export function portalRoutes(sources: readonly SubscriptionSource[]): readonly PortalRoute[] {
  return [
    {
      method: 'GET',
      path: NEW,
      private: true,
      handle: visit => askPage(visit, sources, visit.query.get('to') ?? '', []),
    },
    { method: 'POST', path: NEW, private: true, handle: visit => ask(visit, sources) },
    {
      method: 'GET',
      path: SENT,
      private: true,
      handle: async () => page('请查收确认邮件', <SentPage />),
    },
    ...(['confirm', 'manage', 'unsubscribe'] as const).map(
      (name): PortalRoute => ({
        method: 'GET',
        path: paths[name](':token'),
        private: true,
        handle: visit => tokenPage(visit, sources, name),
      }),
    ),
    {
      method: 'POST',
      path: paths.confirm(':token'),
      private: true,
      handle: visit => confirm(visit, sources),
    },
    { method: 'POST', path: paths.manage(':token'), private: true, handle: change },
    { method: 'POST', path: paths.unsubscribe(':token'), private: true, fromAnywhere: true, handle: end },
  ]
}

async function askPage(
  visit: PrivateVisit,
  sources: readonly SubscriptionSource[],
  to: string,
  problems: readonly Problem[],
): Promise<Answer> {
  const found = await describeHref(visit.live, sources, to)
  if (!found) return refuse(404, '这个页面不能订阅。请从列表或者搜索结果页上的“用电子邮件订阅”进入。')
  const body = (
    <AskPage subscribed={found.subscribed} values={typed(visit.form)} problems={spoken(problems)} />
  )
  return page('用电子邮件订阅', body, { status: problems.length > 0 ? 422 : 200 })
}

async function ask(visit: PrivateVisit, sources: readonly SubscriptionSource[]): Promise<Answer> {
  const { db, form, host, live, now, origin, services } = visit
  const parsed = parseForm(askForm, form)
  if (!parsed.ok) return askPage(visit, sources, form.get('to'), parsed.problems)
  const { to, address, frequency } = parsed.value
  const found = await describeHref(live, sources, to)
  if (!found) return askPage(visit, sources, to, [])
  const client = await takeLimit(
    db,
    { key: `subscribe:client:${clientKey(visit.client)}`, ...OF_A_CLIENT },
    now,
  )
  if (!client.ok) return refuse(429, '从您的网络发出的订阅申请过多，请一小时后再试。', client.retryAfter)
  // One answer for everybody: whether an address is subscribed, or had its letters today, is its reader's to know.
  const mac = addressMac(services.keys, address)
  const letters = await takeLimit(db, { key: `subscribe:address:${mac}`, ...TO_AN_ADDRESS }, now)
  if (!letters.ok) return seeOther(SENT)
  const site = await siteAsked(live, host, origin)
  const asked = { source: found.source.key, subscribed: found.subscribed, site, address, frequency }
  await carryOut(
    visit,
    tx => askToSubscribe(tx, services.keys, asked, now),
    () => SENT,
  )
  return seeOther(SENT)
}

/** The page that a link of a letter opens. It changes nothing: scanners of mail open every link before people do. */
async function tokenPage(
  visit: PrivateVisit,
  sources: readonly SubscriptionSource[],
  name: keyof typeof paths,
): Promise<Answer> {
  const token = visit.params.token ?? ''
  const row = await byToken(visit.db, hashToken(token))
  if (!row) return refuse(404, UNKNOWN)
  if (name === 'confirm' && row.state === 'active') return seeOther(paths.manage(token))
  if (name === 'manage' && row.state === 'waiting') return seeOther(paths.confirm(token))
  const found = await describeHref(visit.live, sources, row.href)
  // What shows nothing just now keeps its address as a name.
  const subscribed = found?.subscribed ?? { title: row.href, href: row.href }
  if (name === 'confirm') {
    return page('确认订阅', <ConfirmPage token={token} subscribed={subscribed} frequency={row.frequency} />)
  }
  if (name === 'unsubscribe') return page('取消订阅', <EndPage token={token} subscribed={subscribed} />)
  const done = visit.query.get('done')
  const body = <ManagePage token={token} subscribed={subscribed} frequency={row.frequency} done={done} />
  return page('管理订阅', body)
}

async function confirm(visit: PrivateVisit, sources: readonly SubscriptionSource[]): Promise<Answer> {
  const token = visit.params.token ?? ''
  const outcome = await inTransaction(visit.db, tx => confirmSubscription(tx, sources, token, visit.now))
  if (outcome.ok) return seeOther(`${paths.manage(token)}?done=confirmed`)
  return outcome.problems.some(problem => problem.code === 'too-many')
    ? refuse(
        409,
        `这个邮箱地址已有 ${MOST_OF_AN_ADDRESS} 项订阅，请先取消不需要的，或者改用订阅软件（Atom）。`,
      )
    : refuse(404, UNKNOWN)
}

async function change(visit: PrivateVisit): Promise<Answer> {
  const token = visit.params.token ?? ''
  const parsed = parseForm(changeForm, visit.form)
  if (!parsed.ok) return refuse(422, '请选择每天或者每周。')
  const { frequency } = parsed.value
  const outcome = await inTransaction(visit.db, tx => changeFrequency(tx, token, frequency, visit.now))
  return outcome.ok ? seeOther(`${paths.manage(token)}?done=changed`) : refuse(404, UNKNOWN)
}

async function end(visit: PrivateVisit): Promise<Answer> {
  await inTransaction(visit.db, tx => unsubscribe(tx, visit.params.token ?? '', visit.now))
  return page('已取消订阅', <EndedPage />)
}
