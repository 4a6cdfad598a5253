import type { FieldError } from '../../ui/error-summary/error-summary.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Fieldset } from '../../ui/fieldset/fieldset.tsx'
import { MOST_WORDS } from './forms-asking.ts'
import { FORMS_OF_PROVISION, WAYS_OF_OBTAINING } from './sealing.ts'
import { COLUMNS, FORM_WORDS, WAY_WORDS } from './words.ts'

interface Named {
  readonly name: string
  readonly value: string | undefined
  readonly error: FieldError['message'] | undefined
}

export interface AskingState {
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
}

/** A field of the form with what was typed into it and what is wrong with it. */
export function askingField({ values, problems }: AskingState) {
  return (name: string): Named => ({
    name,
    value: values[name],
    error: problems.find(problem => problem.field === name)?.message,
  })
}

const PAPERS = [
  '居民身份证',
  '护照',
  '港澳居民来往内地通行证',
  '台湾居民来往大陆通行证',
  '统一社会信用代码证书',
  '其他',
]

/** What is asked for. */
export function DescriptionField(state: AskingState) {
  return (
    <Field
      {...askingField(state)('description')}
      label="需要的政府信息"
      type="textarea"
      rows={6}
      hint={`写明名称、文号，或者便于查找的特征（时间、地点、事项）。一件申请只写一项内容，办理更快。最多 ${MOST_WORDS} 个字。`}
      maxLength={MOST_WORDS}
      required
    />
  )
}

/** In which form, and how, the applicant wants to have it. */
export function ProvisionFields(state: AskingState) {
  const field = askingField(state)
  return (
    <>
      <Field
        {...field('form')}
        label="提供形式"
        type="select"
        empty="请选择"
        options={FORMS_OF_PROVISION.map(value => ({ value, label: FORM_WORDS[value] }))}
        required
      />
      <Field
        {...field('way')}
        label="获取方式"
        type="select"
        empty="请选择"
        options={WAYS_OF_OBTAINING.map(value => ({ value, label: WAY_WORDS[value] }))}
        required
      />
      <Field {...field('purpose')} label="用途" hint="可以不填，不影响办理" maxLength={500} />
    </>
  )
}

/** Who asks, and how to reach them. */
export function ApplicantFields({
  withoutHelp = false,
  ...state
}: AskingState & { readonly withoutHelp?: boolean }) {
  const field = askingField(state)
  return (
    <>
      <Fieldset legend="申请人" id="who">
        <Field {...field('column')} label="申请人类别" type="radios" options={COLUMNS} required />
        <Field {...field('name')} label="姓名或者名称" autocomplete="name" maxLength={100} required />
        <Field
          {...field('papersType')}
          label="身份证明"
          type="select"
          empty="请选择"
          options={PAPERS.map(value => ({ value, label: value }))}
        />
        <Field
          {...field('papersNumber')}
          label="证件号码"
          hint="法律规定申请应当包括身份证明；没有填写的，将请您补正。照片、扫描件在提交之后的进度页面提交"
          maxLength={60}
          spellcheck={false}
        />
        <Field
          {...field('legalRepresentative')}
          label="法定代表人"
          hint="单位申请的填写"
          width="medium"
          maxLength={40}
        />
        <Field
          {...field('agent')}
          label="代理人"
          hint="委托他人办理的填写；授权委托书在提交之后的进度页面提交"
          width="medium"
          maxLength={40}
        />
      </Fieldset>
      <Fieldset legend="怎样联系您" id="contact">
        <Field
          {...field('phone')}
          label="联系电话"
          type="tel"
          autocomplete="tel"
          hint="电话、电子邮箱、地址至少填写一项"
          width="medium"
          maxLength={30}
        />
        <Field
          {...field('mail')}
          label="电子邮箱"
          type="email"
          autocomplete="email"
          hint="填写后，办理有进展时发邮件告诉您；邮件中没有申请内容"
          maxLength={254}
          spellcheck={false}
        />
        <Field
          {...field('address')}
          label="通信地址"
          autocomplete="street-address"
          hint="要求邮寄的必填"
          maxLength={200}
        />
        <Field
          {...field('postcode')}
          label="邮政编码"
          autocomplete="postal-code"
          inputMode="numeric"
          width="short"
          maxLength={6}
        />
      </Fieldset>
      {withoutHelp ? null : <HelpFields {...state} />}
    </>
  )
}

function HelpFields(state: AskingState) {
  const field = askingField(state)
  return (
    <Fieldset legend="需要协助" id="help">
      <Field
        name="needsHelp"
        type="checkbox"
        label="阅读有困难或者有视听障碍，需要协助"
        checked={state.values.needsHelp !== undefined}
      />
      <Field
        {...field('help')}
        label="需要怎样的协助"
        hint="例如：电话告知、大字本、当面说明"
        maxLength={500}
      />
    </Fieldset>
  )
}
