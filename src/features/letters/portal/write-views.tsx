import type { SearchHit } from '../../../foundation/search/index.ts'
import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { DocumentList } from '../../../ui/document-list/document-list.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { Fieldset } from '../../../ui/fieldset/fieldset.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { MOST_WORDS } from '../forms.ts'
import { ERROR_KINDS, type LetterKind, WRITTEN_KINDS } from '../kinds.ts'
import type { LetterDesk } from '../store-desks.ts'
import { NOTICE_VERSION, privacyNotice } from '../words.ts'
import type { Offers } from './offers.ts'

/** What both forms are drawn with. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
  readonly keepMonths: number
  readonly days: number
}

/** The kinds of letter, one line each: the first question. */
export function ChoosePage() {
  return (
    <>
      <p>请选择来信类型。不需要注册或者登录，提交后凭编号和查询码查看办理进度。</p>
      <DocumentList
        label="来信类型"
        items={WRITTEN_KINDS.map(kind => ({
          href: `/letters/new?kind=${kind.key}`,
          title: kind.label,
          secondary: kind.about,
        }))}
      />
      <p>
        发现网站页面有错误的，请用<a href="/letters/site-error">我为政府网站找错</a>
        ；举报、信访、行政复议等事项，请看<a href="/letters#elsewhere">应当向哪里提出</a>。
      </p>
    </>
  )
}

interface WriteProps extends FormState {
  readonly kind: LetterKind
  readonly desks: readonly LetterDesk[]
  /** Undefined where nobody has looked yet. */
  readonly offers: Offers | undefined
}

/** The form of a letter. */
export function WritePage({ kind, desks, values, problems, offers, keepMonths, days }: WriteProps) {
  const field = fieldsOf(values, problems)
  return (
    <>
      <ErrorSummary errors={problems} />
      <p>
        {kind.about}。自收到次日起 {days} 个工作日内答复；情况复杂的可以延长一次，并告知您。
      </p>
      {offers === undefined ? null : <OffersSection offers={offers} />}
      <form method="post" action="/letters/new">
        <OnceKey />
        <input type="hidden" name="kind" value={kind.key} />
        {offers === undefined ? null : <input type="hidden" name="looked" value="yes" />}
        <Field
          {...field('subject')}
          label="标题"
          hint="用一句话写明要问什么、说什么"
          maxLength={60}
          required
        />
        <FormActions note="先看看有没有现成的答复，可能不必等待。">
          <Button name="step" value="look" formNoValidate>
            查找已有的答复
          </Button>
        </FormActions>
        <Field
          {...field('body')}
          label="内容"
          type="textarea"
          rows={8}
          hint={`写明时间、地点、经过和您的要求，最多 ${MOST_WORDS} 个字。请不要填写身份证号、银行卡号和他人的个人信息。`}
          maxLength={MOST_WORDS}
          required
        />
        {kind.placed ? (
          <Field {...field('place')} label="事情发生的地点" hint="可以不填" maxLength={200} />
        ) : null}
        <Field
          {...field('agency')}
          label="受理机关"
          type="select"
          empty={desks.some(desk => desk.isDefault) ? '不清楚，请转给负责的机关' : '请选择'}
          options={desks.map(desk => ({ value: desk.key, label: desk.name }))}
        />
        <Fieldset legend="您是谁，怎样联系您" id="who">
          <Field {...field('name')} label="姓名" autocomplete="name" width="medium" maxLength={40} required />
          <Field
            {...field('phone')}
            label="联系电话"
            type="tel"
            autocomplete="tel"
            hint="电话和电子邮箱至少填写一项"
            width="medium"
            maxLength={30}
          />
          <MailField {...field('mail')} />
        </Fieldset>
        {kind.publishedAs === null ? null : (
          <Field
            name="consents"
            type="checkbox"
            label="同意在隐去一切个人信息并改写后，公开来信和答复，供有同样问题的人参考（可以不选，也可以随时撤回）"
            checked={values.consents !== undefined}
          />
        )}
        <Agreement {...{ values, problems, keepMonths }} />
        <FormActions note="提交后显示编号和查询码，请抄下或者打印。">
          <Button variant="primary">提交来信</Button>
        </FormActions>
      </form>
    </>
  )
}

/** The form of 我为政府网站找错. */
export function SiteErrorPage({ values, problems, keepMonths, days }: FormState) {
  const field = fieldsOf(values, problems)
  return (
    <>
      <ErrorSummary errors={problems} />
      <p>发现本网站的问题，请告诉我们。自收到次日起 {days} 个工作日内处理并答复，凭编号和查询码查看结果。</p>
      <p>
        发现安全漏洞的，请看<a href="/about/error-report#security">怎样直接告诉我们</a>，不要写在这里。
      </p>
      <form method="post" action="/letters/site-error">
        <OnceKey />
        <Field
          {...field('page')}
          label="出错页面的地址"
          hint="浏览器地址栏中的内容，或者说明是哪个页面"
          spellcheck={false}
          maxLength={500}
          required
        />
        <Field
          {...field('error')}
          label="问题类型"
          type="radios"
          options={ERROR_KINDS.map(({ key, label }) => ({ value: key, label }))}
          required
        />
        <Field
          {...field('body')}
          label="错在哪里"
          type="textarea"
          rows={5}
          hint="原文是什么，您认为应当是什么"
          maxLength={MOST_WORDS}
          required
        />
        <Fieldset legend="怎样联系您（都可以不填）" id="who">
          <Field {...field('name')} label="姓名" autocomplete="name" width="medium" maxLength={40} />
          <Field
            {...field('phone')}
            label="联系电话"
            type="tel"
            autocomplete="tel"
            width="medium"
            maxLength={30}
          />
          <MailField {...field('mail')} />
        </Fieldset>
        <Agreement {...{ values, problems, keepMonths }} />
        <FormActions note="提交后显示编号和查询码，请抄下或者打印。">
          <Button variant="primary">提交</Button>
        </FormActions>
      </form>
    </>
  )
}

interface Named {
  readonly name: string
  readonly value: string | undefined
  readonly error: FieldError['message'] | undefined
}

function MailField(named: Named) {
  return (
    <Field
      {...named}
      label="电子邮箱"
      type="email"
      autocomplete="email"
      spellcheck={false}
      hint="填写后，收到、补充、答复时会发邮件告诉您；邮件中没有来信内容"
      maxLength={254}
    />
  )
}

function Agreement({ values, problems, keepMonths }: Pick<FormState, 'values' | 'problems' | 'keepMonths'>) {
  return (
    <>
      <Disclosure summary={`个人信息处理说明（${NOTICE_VERSION} 版）`} id="privacy">
        <ul>
          {privacyNotice(keepMonths).map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Disclosure>
      <Field
        name="agreed"
        type="checkbox"
        label="我已阅读上述说明，同意为办理这封来信处理我填写的信息"
        checked={values.agreed !== undefined}
        error={problems.find(problem => problem.field === 'agreed')?.message}
        required
      />
    </>
  )
}

function fieldsOf(values: FormState['values'], problems: FormState['problems']) {
  return (name: string): Named => ({
    name,
    value: values[name],
    error: problems.find(problem => problem.field === name)?.message,
  })
}

function OffersSection({ offers }: { readonly offers: Offers }) {
  const { answers, documents } = offers
  if (answers.length + documents.length === 0) {
    return (
      <Notice title="没有找到现成的答复">
        <p>请继续填写来信，或者换一个说法再找一次。</p>
      </Notice>
    )
  }
  return (
    <Section title="下面的内容可能已经回答了您的问题" id="offers">
      {answers.length === 0 ? null : <Hits label="已经公开的答复" hits={answers} />}
      {documents.length === 0 ? null : <Hits label="有关的文件和信息" hits={documents} />}
      <p>没有解决的，请继续填写并提交。</p>
    </Section>
  )
}

function Hits({ label, hits }: { readonly label: string; readonly hits: readonly SearchHit[] }) {
  return (
    <>
      <h3>{label}</h3>
      <DocumentList
        label={label}
        dense
        items={hits.map(hit => ({
          href: hit.href,
          title: hit.title,
          date: hit.day,
          secondary: hit.agencyName,
        }))}
      />
    </>
  )
}
