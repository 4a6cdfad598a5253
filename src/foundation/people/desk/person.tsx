import { addDays, civilDate, shanghaiInstant } from '../../../law/civil-date.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import type { Actor, Permission } from '../../../platform/permissions/permission.ts'
import { listAgencies } from '../../agencies/index.ts'
import {
  changePerson,
  clearSecondFactor,
  lockAccount,
  markLeft,
  resetPassword,
  unlockAccount,
} from '../actions/accounts.ts'
import { grantRole, revokeRole } from '../actions/grants.ts'
import { detailsForm, grantForm } from '../forms.ts'
import { signInNumbers } from '../numbers.ts'
import type { Outcome } from '../outcome.ts'
import { permissions } from '../permissions.ts'
import { standingOf } from '../store/credentials.ts'
import { grantHistory } from '../store/grants.ts'
import { personById, personNames } from '../store/people.ts'
import { spoken } from '../words.ts'
import { doOnce, isId, statusOf } from './doing.ts'
import { OneTimePassword } from './person-forms.tsx'
import { PersonPage } from './person-views.tsx'

const HOME = '/desk/people'
const crumbs = [{ href: HOME, label: '账号管理' }]

const DONE_WORDS: Readonly<Record<string, string>> = {
  changed: '人员信息已修改。',
  locked: '账号已停用，全部登录已退出。',
  unlocked: '账号已启用。',
  left: '已登记离岗，全部登录已退出。待办事项请由单位公开机构负责人移交。',
  cleared: '动态口令设备已解除绑定，下次登录时重新绑定。',
  granted: '角色已授予。',
  revoked: '角色已撤销。',
}

/** One account, as its administrators see it: what they may do there depends on their role. */
async function personPage(visit: DeskVisit, problems: readonly Problem[]): Promise<Answer> {
  const { db, actor, now, params, query, form } = visit
  const id = params.person
  const person = isId(id) ? await personById(db, id) : undefined
  if (!person) return refuse(404, '没有找到该账号。')
  const [standing, grants, agencies] = await Promise.all([
    standingOf(db, { personId: person.id }),
    grantHistory(db, person.id),
    listAgencies(db),
  ])
  const others = [person.created_by, ...grants.flatMap(grant => [grant.granted_by, grant.revoked_by])]
  const names = await personNames(db, [...new Set(others.filter(other => other !== null))])
  const body = (
    <PersonPage
      actor={actor}
      now={now}
      numbers={await signInNumbers(db, now)}
      person={person}
      standing={standing}
      grants={grants}
      agencies={agencies}
      nameOf={other => (other === null ? '命令行' : (names.get(other) ?? other))}
      problems={spoken(problems)}
      typed={problems.length > 0 ? typed(form) : {}}
      done={problems.length > 0 ? undefined : DONE_WORDS[query.get('done') ?? '']}
    />
  )
  return page(`${person.name}（${person.account}）`, body, { crumbs, status: statusOf(problems) })
}

type Act = (tx: Tx, personId: string, actor: Actor, now: Date) => Promise<Outcome>

/** A button of the page that does one thing to the account and comes back. */
function act(path: string, may: Permission, word: string, perform: Act): DeskRoute {
  return {
    method: 'POST',
    path: `${HOME}/:person/${path}`,
    may,
    async handle(visit) {
      const { params, actor, now } = visit
      const id = params.person
      if (!isId(id)) return refuse(404, '没有找到该账号。')
      const done = await doOnce(
        visit,
        tx => perform(tx, id, actor, now),
        () => `${HOME}/${id}?done=${word}`,
      )
      return done.ok ? seeOther(done.location) : personPage(visit, done.problems)
    },
  }
}

const change: DeskRoute = {
  method: 'POST',
  path: `${HOME}/:person/details`,
  may: permissions.change,
  async handle(visit) {
    const { db, params, actor, form, now } = visit
    const id = params.person
    if (!isId(id)) return refuse(404, '没有找到该账号。')
    const parsed = parseForm(detailsForm, form)
    if (!parsed.ok) return personPage(visit, parsed.problems)
    const { agency, ...details } = parsed.value
    if (agency !== undefined && !(await listAgencies(db)).some(each => each.id === agency)) {
      return personPage(visit, [{ field: 'agency', code: 'not-offered' }])
    }
    const done = await doOnce(
      visit,
      tx => changePerson(tx, id, { ...details, agencyId: agency ?? null }, actor, now),
      () => `${HOME}/${id}?done=changed`,
    )
    return done.ok ? seeOther(done.location) : personPage(visit, done.problems)
  },
}

const reset: DeskRoute = {
  method: 'POST',
  path: `${HOME}/:person/password`,
  may: permissions.resetPassword,
  async handle(visit) {
    const { db, params, actor, now } = visit
    const id = params.person
    const person = isId(id) ? await personById(db, id) : undefined
    if (!person) return refuse(404, '没有找到该账号。')
    const done = await doOnce(
      visit,
      tx => resetPassword(tx, person.id, actor, now),
      () => `${HOME}/${person.id}`,
    )
    if (!done.ok) return personPage(visit, done.problems)
    if (!done.made) return seeOther(done.location)
    const body = (
      <OneTimePassword account={person.account} password={done.made.password} next={done.location} />
    )
    return page('口令已重置', body, { crumbs })
  },
}

const grant: DeskRoute = {
  method: 'POST',
  path: `${HOME}/:person/roles`,
  may: permissions.grant,
  async handle(visit) {
    const { db, params, actor, form, now } = visit
    const id = params.person
    if (!isId(id)) return refuse(404, '没有找到该账号。')
    const parsed = parseForm(grantForm, form)
    if (!parsed.ok) return personPage(visit, parsed.problems)
    const { role, agency, until } = parsed.value
    if (agency !== undefined && !(await listAgencies(db)).some(each => each.id === agency)) {
      return personPage(visit, [{ field: 'agency', code: 'not-offered' }])
    }
    const wanted = {
      personId: id,
      role,
      agencyId: agency ?? null,
      // The last day counts whole.
      until: until === undefined ? null : shanghaiInstant(addDays(civilDate(until), 1), '00:00'),
    }
    const done = await doOnce(
      visit,
      tx => grantRole(tx, wanted, actor, now),
      () => `${HOME}/${id}?done=granted`,
    )
    return done.ok ? seeOther(done.location) : personPage(visit, done.problems)
  },
}

const revoke: DeskRoute = {
  method: 'POST',
  path: `${HOME}/:person/roles/:grant/revoke`,
  may: permissions.revoke,
  async handle(visit) {
    const { params, actor, now } = visit
    const { person: id, grant: grantId } = params
    if (!isId(id) || !isId(grantId)) return refuse(404, '没有找到该授权。')
    const done = await doOnce(
      visit,
      tx => revokeRole(tx, grantId, actor, now),
      () => `${HOME}/${id}?done=revoked`,
    )
    return done.ok ? seeOther(done.location) : personPage(visit, done.problems)
  },
}

export const personRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: `${HOME}/:person`,
    may: permissions.list,
    handle: visit => personPage(visit, []),
  },
  change,
  reset,
  act('lock', permissions.lock, 'locked', lockAccount),
  act('unlock', permissions.lock, 'unlocked', unlockAccount),
  act('leave', permissions.leave, 'left', markLeft),
  act('second-factor', permissions.clearSecondFactor, 'cleared', clearSecondFactor),
  grant,
  revoke,
]
