import type { PasswordSettings } from '../../law/password-rules.ts'
import type { SignInSettings } from '../../law/sign-in-rules.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { ErrorSummary, type FieldError } from '../../ui/error-summary/error-summary.tsx'
import { Field } from '../../ui/field/field.tsx'
import { FormActions } from '../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { grouped, qrPath } from './second-factor.ts'
import { errorOf } from './words.ts'

interface Step {
  readonly to: string
  readonly problems: readonly FieldError[]
}

/** Account and password. */
export function SignInForm({
  to,
  problems,
  account,
  numbers,
}: Step & { readonly account: string; readonly numbers: SignInSettings }) {
  const { maxFailures, lockMinutes } = numbers
  return (
    <>
      <ErrorSummary errors={problems} title="没有登录成功" />
      <form method="post" action="/desk/sign-in">
        <input type="hidden" name="to" value={to} />
        <Field
          name="account"
          label="账号"
          value={account}
          error={errorOf(problems, 'account')}
          autocomplete="username"
          width="medium"
          required
        />
        <Field
          name="password"
          label="口令"
          type="password"
          autocomplete="current-password"
          width="medium"
          required
        />
        <FormActions
          note={`连续 ${maxFailures} 次登录失败，账号将锁定 ${lockMinutes} 分钟。忘记口令，请联系系统管理员重置；遗失动态口令设备，请联系安全管理员解除绑定。`}
        >
          <Button variant="primary">下一步</Button>
        </FormActions>
      </form>
    </>
  )
}

/** The six digits of the device, or a recovery code where the device is lost. */
export function CodeForm({ to, problems }: Step) {
  const recovering = problems.some(problem => problem.field === 'recoveryCode')
  return (
    <>
      <ErrorSummary errors={problems} title="没有通过验证" />
      <form method="post" action="/desk/sign-in/code">
        <input type="hidden" name="to" value={to} />
        <Field
          name="code"
          label="动态口令"
          hint="打开身份验证器应用，填写本平台对应的 6 位数字。每个动态口令只能使用一次。"
          error={errorOf(problems, 'code')}
          autocomplete="one-time-code"
          inputMode="numeric"
          maxLength={12}
          width="short"
          required
        />
        <FormActions>
          <Button variant="primary">登录</Button>
          <Leave />
        </FormActions>
      </form>
      <Disclosure summary="设备不在身边，使用恢复码" open={recovering}>
        <form method="post" action="/desk/sign-in/code">
          <input type="hidden" name="to" value={to} />
          <Field
            name="recoveryCode"
            label="恢复码"
            hint="绑定设备时取得的一组恢复码中的任意一个，每个只能使用一次。"
            error={errorOf(problems, 'recoveryCode')}
            autocomplete="off"
            maxLength={40}
            width="medium"
            required
          />
          <FormActions>
            <Button>用恢复码登录</Button>
          </FormActions>
        </form>
      </Disclosure>
    </>
  )
}

/** A password of one's own: at the first sign-in, after a reset, when the old one is too old. */
export function NewPasswordForm({
  to,
  problems,
  account,
  numbers,
}: Step & { readonly account: string; readonly numbers: PasswordSettings }) {
  return (
    <>
      <ErrorSummary errors={problems} />
      <Notice>
        <p>
          首次登录、口令被重置或使用满 {numbers.maxAgeDays}{' '}
          天后，须先设置新口令。设置后，其他位置的登录全部退出。
        </p>
      </Notice>
      <form method="post" action="/desk/sign-in/password">
        <input type="hidden" name="to" value={to} />
        {/* A password manager stores the new password under this name. */}
        <input type="hidden" name="account" value={account} autocomplete="username" />
        <PasswordFields problems={problems} numbers={numbers} />
        <FormActions>
          <Button variant="primary">设置新口令</Button>
          <Leave />
        </FormActions>
      </form>
    </>
  )
}

/** The new password, twice, with the rules above it. */
export function PasswordFields({
  problems,
  numbers,
}: {
  readonly problems: readonly FieldError[]
  readonly numbers: PasswordSettings
}) {
  const { minLength, minClasses, history } = numbers
  return (
    <>
      <Field
        name="password"
        label="新口令"
        type="password"
        hint={`至少 ${minLength} 位，包含大写字母、小写字母、数字、其他符号中的 ${minClasses} 类；不含账号、常见单词和键盘连续字符；不与最近 ${history} 次用过的口令相同。`}
        error={errorOf(problems, 'password')}
        autocomplete="new-password"
        width="medium"
        required
      />
      <Field
        name="repeated"
        label="再次填写新口令"
        type="password"
        error={errorOf(problems, 'repeated')}
        autocomplete="new-password"
        width="medium"
        required
      />
    </>
  )
}

/** Binding a device: a picture to scan, the same key in letters, and a first code as proof. */
export function EnrolForm({
  to,
  problems,
  secret,
  address,
}: Step & { readonly secret: string; readonly address: string }) {
  const { size, path } = qrPath(address)
  return (
    <>
      <ErrorSummary errors={problems} title="没有绑定成功" />
      <p>工作台登录须同时使用口令和动态口令。请用手机上的身份验证器应用（支持 TOTP 标准的均可）扫描下图：</p>
      <svg
        role="img"
        aria-label="用于绑定身份验证器应用的二维码，密钥文字见下"
        width="240"
        height="240"
        viewBox={`0 0 ${size} ${size}`}
        shape-rendering="crispEdges"
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p>不能扫描时，请在应用中选择手工添加，类型选“基于时间”，填写下面的密钥：</p>
      <p>
        <code>{grouped(secret)}</code>
      </p>
      <form method="post" action="/desk/sign-in/enrol">
        <input type="hidden" name="to" value={to} />
        <Field
          name="code"
          label="应用显示的 6 位动态口令"
          error={errorOf(problems, 'code')}
          autocomplete="one-time-code"
          inputMode="numeric"
          maxLength={12}
          width="short"
          required
        />
        <FormActions>
          <Button variant="primary">绑定并登录</Button>
          <Leave />
        </FormActions>
      </form>
    </>
  )
}

/** The recovery codes, this one time. */
export function RecoveryCodes({ codes, next }: { readonly codes: readonly string[]; readonly next: string }) {
  return (
    <>
      <Notice tone="warning" title="请妥善保存恢复码" live>
        <p>
          设备遗失或损坏时，可用恢复码代替动态口令登录，每个只能使用一次。恢复码只显示这一次，请抄录或打印后存放在安全的地方。
        </p>
      </Notice>
      <ul aria-label="恢复码">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <FormActions>
        <ButtonLink href={next} variant="primary">
          我已保存，继续
        </ButtonLink>
      </FormActions>
    </>
  )
}

/** The way out of every step, beside its button: it sends nothing of the form but the wish to leave. */
function Leave() {
  return (
    <Button variant="quiet" formAction="/desk/sign-out" formNoValidate>
      退出，换用其他账号
    </Button>
  )
}
