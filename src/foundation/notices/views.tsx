import { OnceKey } from '../../platform/forms/once-key.tsx'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { DescriptionList } from '../../ui/description-list/description-list.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { ErrorSummary, type FieldError } from '../../ui/error-summary/error-summary.tsx'
import { Field } from '../../ui/field/field.tsx'
import { FormActions } from '../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { paths } from './letters.ts'
import { LETTERS_A_DAY, WAITING_HOURS } from './rules.ts'
import type { Subscribed } from './sources.ts'
import type { Frequency } from './tables.ts'
import { FREQUENCIES, frequencyWord, NOTICE_VERSION, PRIVACY_NOTICE } from './words.ts'

interface AskPageProps {
  readonly subscribed: Subscribed
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
}

/** What will be subscribed, where letters shall go, how often, and what becomes of the address. */
export function AskPage({ subscribed, values, problems }: AskPageProps) {
  const errorOf = (field: string) => problems.find(problem => problem.field === field)?.message
  return (
    <>
      <ErrorSummary errors={problems} />
      <DescriptionList
        items={[{ term: '订阅内容', value: <a href={subscribed.href}>{subscribed.title}</a>, wide: true }]}
      />
      <p>有新发布或更新的信息时，我们把标题和链接发到您的邮箱；没有更新就不发。</p>
      <form method="post" action="/subscriptions/new">
        <OnceKey />
        <input type="hidden" name="to" value={subscribed.href} />
        <Field
          name="address"
          label="电子邮箱地址"
          type="email"
          autocomplete="email"
          spellcheck={false}
          maxLength={254}
          value={values.address}
          error={errorOf('address')}
          required
        />
        <Field
          name="frequency"
          label="发送频率"
          type="radios"
          options={FREQUENCIES}
          value={values.frequency ?? 'daily'}
          error={errorOf('frequency')}
          required
        />
        <PrivacyNotice />
        <Field
          name="agreed"
          label="我已阅读上述说明，同意为发送订阅邮件处理我的电子邮箱地址"
          type="checkbox"
          checked={values.agreed !== undefined}
          error={errorOf('agreed')}
          required
        />
        <FormActions note="提交后会收到一封确认邮件，确认后订阅才生效。">
          <Button variant="primary">提交订阅申请</Button>
        </FormActions>
      </form>
    </>
  )
}

function PrivacyNotice() {
  return (
    <Disclosure summary={`个人信息处理说明（${NOTICE_VERSION} 版）`} id="privacy" open>
      <ul>
        {PRIVACY_NOTICE.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Disclosure>
  )
}

/** Said to everybody alike, whatever is known of the address. */
export function SentPage() {
  return (
    <Notice tone="info" title="申请已收到，请到您的邮箱查看" live>
      <p>
        我们向您填写的地址发出了一封邮件。请在 {WAITING_HOURS}{' '}
        小时内打开邮件中的链接并确认，订阅才会生效；已经订阅过的，邮件会告诉您怎样管理。
      </p>
      <p>
        几分钟后仍未收到的，请看看垃圾邮件，并核对地址是否填写正确。同一地址一天最多收到 {LETTERS_A_DAY}{' '}
        封这样的邮件，超过的不再发送。
      </p>
    </Notice>
  )
}

interface OneProps {
  readonly token: string
  readonly subscribed: Subscribed
}

/** The link of the first letter: one press and the subscription begins. */
export function ConfirmPage({ token, subscribed, frequency }: OneProps & { readonly frequency: Frequency }) {
  return (
    <>
      <Standing subscribed={subscribed} frequency={frequency} />
      <form method="post" action={paths.confirm(token)}>
        <FormActions note="如果不是您申请的，不必操作，直接关闭本页。">
          <Button variant="primary">确认订阅</Button>
        </FormActions>
      </form>
    </>
  )
}

/** How a subscription stands, and the ways to change and to end it. */
export function ManagePage({
  token,
  subscribed,
  frequency,
  done,
}: OneProps & { readonly frequency: Frequency; readonly done: string | null }) {
  return (
    <>
      {done === 'confirmed' || done === 'changed' ? (
        <Notice tone="success" live>
          <p>{done === 'confirmed' ? '订阅已经生效，有更新时会发邮件给您。' : '发送频率已经更改。'}</p>
        </Notice>
      ) : null}
      <Standing subscribed={subscribed} frequency={frequency} />
      <h2>更改频率</h2>
      <form method="post" action={paths.manage(token)}>
        <Field name="frequency" label="发送频率" type="radios" options={FREQUENCIES} value={frequency} />
        <FormActions>
          <Button>保存</Button>
        </FormActions>
      </form>
      <h2>取消订阅</h2>
      <p>取消后不再发邮件，您的邮箱地址立即删除。</p>
      <form method="post" action={paths.unsubscribe(token)}>
        <FormActions>
          <Button variant="danger">取消这项订阅</Button>
        </FormActions>
      </form>
    </>
  )
}

/** Asks once more: a link alone ends nothing. */
export function EndPage({ token, subscribed }: OneProps) {
  return (
    <>
      <p>取消后不再发送“{subscribed.title}”的更新，您的邮箱地址立即删除。</p>
      <form method="post" action={paths.unsubscribe(token)}>
        <FormActions>
          <Button variant="danger">取消这项订阅</Button>
          <ButtonLink href={paths.manage(token)} variant="quiet">
            保留，改为更改频率
          </ButtonLink>
        </FormActions>
      </form>
    </>
  )
}

/** The same for whoever had a subscription and for whoever had none. */
export function EndedPage() {
  return (
    <Notice tone="success" title="已取消，邮箱地址已删除" live>
      <p>
        以后不再发送这项订阅的邮件；正在发送途中的一封除外。需要时可以从列表或搜索结果页
        <a href="/publications">重新订阅</a>。
      </p>
    </Notice>
  )
}

function Standing({
  subscribed,
  frequency,
}: {
  readonly subscribed: Subscribed
  readonly frequency: Frequency
}) {
  return (
    <DescriptionList
      items={[
        { term: '订阅内容', value: <a href={subscribed.href}>{subscribed.title}</a>, wide: true },
        { term: '发送频率', value: frequencyWord(frequency), wide: true },
      ]}
    />
  )
}
