import type { Problem } from '../../../platform/forms/form.ts'
import { type Answer, page, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { takeLimit } from '../../../platform/limits/limits.ts'
import { listAgencies } from '../../agencies/index.ts'
import { changeOwnPassword } from '../actions/change-password.ts'
import { renewRecoveryCodes } from '../actions/second-factor.ts'
import { endOtherSessions, endOwnSession } from '../actions/sessions.ts'
import { passwordNumbers } from '../numbers.ts'
import { permissions } from '../permissions.ts'
import { RecoveryCodes } from '../sign-in-views.tsx'
import { recoveryCodesLeft } from '../store/credentials.ts'
import { personById } from '../store/people.ts'
import { sessionsOf } from '../store/sessions.ts'
import { spoken } from '../words.ts'
import { doOnce, statusOf } from './doing.ts'
import { OwnAccount } from './me-views.tsx'

const HOME = '/desk/me'
const may = permissions.ownAccount

const DONE_WORDS: Readonly<Record<string, string>> = {
  password: '口令已修改，其他位置的登录已全部退出。',
  session: '所选登录已退出。',
  others: '其他位置的登录已全部退出。',
}

/** The page of one's own account; problems of whichever of its forms was sent stand on top. */
async function ownAccount(visit: DeskVisit, problems: readonly Problem[]): Promise<Answer> {
  const { db, actor, now, sessionId, query } = visit
  const [person, sessions, codesLeft, agencies] = await Promise.all([
    personById(db, actor.id),
    sessionsOf(db, actor.id),
    recoveryCodesLeft(db, actor.id),
    listAgencies(db),
  ])
  const agencyNames = new Map(agencies.map(agency => [agency.id, agency.name]))
  const body = (
    <OwnAccount
      actor={actor}
      title={person?.title ?? ''}
      agencyNames={agencyNames}
      sessions={sessions.filter(session => session.stage === 'full' && session.ends_at > now)}
      current={sessionId}
      codesLeft={codesLeft}
      numbers={await passwordNumbers(db, now)}
      problems={spoken(problems)}
      done={problems.length > 0 ? undefined : DONE_WORDS[query.get('done') ?? '']}
    />
  )
  return page('我的账号', body, { status: statusOf(problems) })
}

export const ownAccountRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: HOME, may, handle: visit => ownAccount(visit, []) },
  {
    method: 'POST',
    path: `${HOME}/password`,
    may,
    async handle(visit) {
      const { db, actor, form, now, sessionId } = visit
      const wanted = {
        current: form.exact('current'),
        password: form.exact('password'),
        repeated: form.exact('repeated'),
      }
      const outcome = await changeOwnPassword(db, actor, wanted, sessionId, now)
      return outcome.ok ? seeOther(`${HOME}?done=password`) : ownAccount(visit, outcome.problems)
    },
  },
  {
    method: 'POST',
    path: `${HOME}/sessions`,
    may,
    async handle(visit) {
      const { actor, form, now, sessionId } = visit
      const chosen = form.get('session')
      const done = await doOnce(
        visit,
        tx =>
          chosen === 'others'
            ? endOtherSessions(tx, sessionId, actor, now)
            : endOwnSession(tx, chosen, actor, now),
        () => `${HOME}?done=${chosen === 'others' ? 'others' : 'session'}`,
      )
      return done.ok ? seeOther(done.location) : ownAccount(visit, done.problems)
    },
  },
  {
    method: 'POST',
    path: `${HOME}/recovery-codes`,
    may,
    async handle(visit) {
      const { db, actor, form, now, services } = visit
      const limit = { key: `people/own-code:${actor.id}`, limit: 5, windowSeconds: 900 }
      if (!(await takeLimit(db, limit, now)).ok) {
        return ownAccount(visit, [{ field: 'code', code: 'too-many' }])
      }
      const done = await doOnce(
        visit,
        tx => renewRecoveryCodes(tx, services.keys, form.get('code'), actor, now),
        () => HOME,
      )
      if (!done.ok) return ownAccount(visit, done.problems)
      if (!done.made) return seeOther(done.location)
      return page('恢复码', <RecoveryCodes codes={done.made.recoveryCodes} next={HOME} />)
    },
  },
]
