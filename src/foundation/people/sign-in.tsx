import type { ComponentChild } from 'preact'
import { inTransaction } from '../../platform/db/db.ts'
import type { Problem } from '../../platform/forms/form.ts'
import { type Answer, page, refuse, seeOther } from '../../platform/http/answers.ts'
import type { PortalRoute, PrivateVisit } from '../../platform/http/routes.ts'
import type { FieldError } from '../../ui/error-summary/error-summary.tsx'
import { setOwnPassword } from './actions/change-password.ts'
import { confirmSecondFactor, offeredSecret, proveSecondFactor } from './actions/second-factor.ts'
import { type Client, signOut } from './actions/sessions.ts'
import { signInWithPassword } from './actions/sign-in.ts'
import { actorById, type LiveSession, liveSession } from './actor.ts'
import { endedCookie } from './cookies.ts'
import { passwordNumbers, signInNumbers } from './numbers.ts'
import { destination, type Step } from './rules.ts'
import { enrolmentAddress } from './second-factor.ts'
import { CodeForm, EnrolForm, NewPasswordForm, RecoveryCodes, SignInForm } from './sign-in-views.tsx'
import { spoken } from './words.ts'

const HOME = '/desk/sign-in'
const STEP_PATHS: Readonly<Record<Exclude<Step, 'done'>, string>> = {
  code: `${HOME}/code`,
  password: `${HOME}/password`,
  enrol: `${HOME}/enrol`,
}

/** The name under which an authenticator app lists the account. */
const ISSUER = '政务公开工作台'

/** Where the person goes on: the next step of signing in, or what was asked for in the first place. */
function onwards(step: Step, to: string): string {
  return step === 'done' ? to : `${STEP_PATHS[step]}?to=${encodeURIComponent(to)}`
}

function clientOf({ client, device, origin }: PrivateVisit): Client {
  return { client, device, origin }
}

/** What the person wanted in the first place; the form carries it from step to step. */
function wantedBy(visit: PrivateVisit): string {
  return destination(visit.form.get('to') || visit.query.get('to'))
}

function signInPage(title: string, body: ComponentChild, problems: readonly FieldError[] = []) {
  return page(title, body, { status: problems.length > 0 ? 422 : 200 })
}

/**
 * The pages of one step: only for who has come to it. Whoever has no session starts anew; whoever is at another step
 * goes there.
 */
function step(
  at: Exclude<Step, 'done'>,
  pages: {
    show(visit: PrivateVisit, session: LiveSession, problems: readonly FieldError[]): Promise<Answer>
    take(visit: PrivateVisit, session: LiveSession): Promise<Answer | readonly Problem[]>
  },
): PortalRoute[] {
  const guarded = async (visit: PrivateVisit, handle: (session: LiveSession) => Promise<Answer>) => {
    const session = await liveSession(visit.db, visit.cookies, visit.now)
    const to = wantedBy(visit)
    if (!session) return seeOther(`${HOME}?to=${encodeURIComponent(to)}`)
    return session.step === at ? handle(session) : seeOther(onwards(session.step, to))
  }
  return [
    {
      method: 'GET',
      path: STEP_PATHS[at],
      private: true,
      handle: visit => guarded(visit, session => pages.show(visit, session, [])),
    },
    {
      method: 'POST',
      path: STEP_PATHS[at],
      private: true,
      handle: visit =>
        guarded(visit, async session => {
          const answer = await pages.take(visit, session)
          return 'kind' in answer ? answer : pages.show(visit, session, spoken(answer))
        }),
    },
  ]
}

const start: PortalRoute[] = [
  {
    method: 'GET',
    path: HOME,
    private: true,
    async handle(visit) {
      const session = await liveSession(visit.db, visit.cookies, visit.now)
      const to = wantedBy(visit)
      // Whoever is half-way through goes on there; each of those pages has a way out.
      if (session) return seeOther(onwards(session.step, to))
      const numbers = await signInNumbers(visit.db, visit.now)
      return signInPage('登录工作台', <SignInForm to={to} account="" problems={[]} numbers={numbers} />)
    },
  },
  {
    method: 'POST',
    path: HOME,
    private: true,
    async handle(visit) {
      const { db, form, now, services } = visit
      const to = wantedBy(visit)
      const typed = { account: form.get('account'), password: form.exact('password') }
      const answer = await signInWithPassword(db, services.keys, typed, clientOf(visit), now)
      if (answer.ok) return seeOther(onwards(answer.step, to), [answer.cookie])
      if (answer.reason === 'too-many') {
        const minutes = Math.ceil(answer.retryAfter / 60)
        return refuse(429, `登录尝试过多，请 ${minutes} 分钟后再试。`, answer.retryAfter)
      }
      // One sentence for every reason, or the page would tell which accounts exist and which are locked.
      const message = '账号或口令不正确，或者账号已被锁定、停用。请核对后重试，或稍后再试。'
      const problems = [{ field: 'account', message }]
      return signInPage(
        '登录工作台',
        <SignInForm
          to={to}
          account={typed.account}
          problems={problems}
          numbers={await signInNumbers(db, now)}
        />,
        problems,
      )
    },
  },
]

const code = step('code', {
  async show(visit, _session, problems) {
    return signInPage('填写动态口令', <CodeForm to={wantedBy(visit)} problems={problems} />, problems)
  },
  async take(visit, session) {
    const { db, services, form, now } = visit
    const proof = { code: form.get('code'), recoveryCode: form.get('recoveryCode') }
    if (proof.code === '' && proof.recoveryCode === '') return [{ field: 'code', code: 'required' }]
    const outcome = await proveSecondFactor(db, services.keys, session, proof, clientOf(visit), now)
    if (outcome.ok) {
      // With the second factor proved, a password that is due for change is all that may be left.
      return seeOther(onwards(session.must_change ? 'password' : 'done', wantedBy(visit)), [outcome.cookie])
    }
    if (outcome.problems.some(problem => problem.code === 'locked')) {
      return refuse(429, '连续多次验证失败，账号已锁定。请稍后重新登录。')
    }
    return outcome.problems
  },
})

const password = step('password', {
  async show(visit, session, problems) {
    const numbers = await passwordNumbers(visit.db, visit.now)
    const form = (
      <NewPasswordForm to={wantedBy(visit)} account={session.account} problems={problems} numbers={numbers} />
    )
    return signInPage('设置新口令', form, problems)
  },
  async take(visit, session) {
    const { db, form, now } = visit
    const wanted = { password: form.exact('password'), repeated: form.exact('repeated') }
    const outcome = await setOwnPassword(db, session.person_id, wanted, session.token_hash, now)
    if (!outcome.ok) return outcome.problems
    return seeOther(onwards(session.stage === 'full' ? 'done' : 'enrol', wantedBy(visit)))
  },
})

const enrol = step('enrol', {
  async show(visit, session, problems) {
    const secret = await offeredSecret(visit.db, visit.services.keys, session.person_id)
    if (secret === undefined) return seeOther(HOME)
    const address = enrolmentAddress(ISSUER, session.account, secret)
    const form = <EnrolForm to={wantedBy(visit)} secret={secret} address={address} problems={problems} />
    return signInPage('绑定动态口令设备', form, problems)
  },
  async take(visit, session) {
    const { db, services, form, now } = visit
    const typed = form.get('code')
    if (typed === '') return [{ field: 'code', code: 'required' }]
    const outcome = await confirmSecondFactor(db, services.keys, session, typed, clientOf(visit), now)
    if (!outcome.ok) return outcome.problems
    return page('恢复码', <RecoveryCodes codes={outcome.recoveryCodes} next={wantedBy(visit)} />, {
      headers: { 'set-cookie': outcome.cookie },
    })
  },
})

const out: PortalRoute = {
  method: 'POST',
  path: '/desk/sign-out',
  private: true,
  async handle(visit) {
    const { db, cookies, now, origin } = visit
    const session = await liveSession(db, cookies, now)
    if (session) {
      await inTransaction(db, async tx => {
        const actor = session.stage === 'full' ? await actorById(tx, session.person_id, now) : undefined
        await signOut(tx, session, actor ?? null, now)
      })
    }
    return seeOther(HOME, [endedCookie(origin)])
  },
}

/** Everything up to a full session, and the way out. Private pages of the portal: the workbench's gate is behind them. */
export const signInRoutes: readonly PortalRoute[] = [...start, ...code, ...password, ...enrol, out]
