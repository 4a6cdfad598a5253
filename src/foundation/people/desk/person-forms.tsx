import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { ONE_TIME_DAYS } from '../rules.ts'
import { errorOf } from '../words.ts'
import { OnceKey } from './once-key.tsx'

export interface AgencyChoice {
  readonly id: string
  readonly name: string
}

interface DetailFieldsProps {
  readonly agencies: readonly AgencyChoice[]
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
}

/** What is written about a person. */
export function DetailFields({ agencies, typed, problems }: DetailFieldsProps) {
  return (
    <>
      <Field
        name="name"
        label="姓名"
        value={typed.name}
        error={errorOf(problems, 'name')}
        autocomplete="off"
        maxLength={40}
        width="medium"
        required
      />
      <Field
        name="title"
        label="职务"
        value={typed.title}
        error={errorOf(problems, 'title')}
        maxLength={60}
        width="medium"
      />
      <Field
        type="select"
        name="agency"
        label="单位"
        hint="三类管理员不属于任何单位，请留空；其他人员请选择所在单位。"
        empty="不属于任何单位（管理员）"
        options={agencies.map(each => ({ value: each.id, label: each.name }))}
        value={typed.agency}
        error={errorOf(problems, 'agency')}
      />
      <Field
        name="office"
        label="内设机构"
        value={typed.office}
        error={errorOf(problems, 'office')}
        maxLength={60}
        width="medium"
      />
    </>
  )
}

/** The form of a new account. */
export function NewPersonPage(props: DetailFieldsProps) {
  const { typed, problems } = props
  return (
    <>
      <ErrorSummary errors={problems} />
      <p>账号一人一号，不得共用。建立后由安全管理员授予角色，授予前不能办理任何业务。</p>
      <form method="post" action="/desk/people">
        <OnceKey />
        <Field
          name="account"
          label="账号"
          hint="2 至 40 位小写字母、数字、点、连字符或下划线，以字母开头。建立后不能更改，也不会再给他人使用。"
          value={typed.account}
          error={errorOf(problems, 'account')}
          autocomplete="off"
          maxLength={40}
          width="medium"
          required
        />
        <DetailFields {...props} />
        <FormActions note="建立后显示一次性口令，请当面或以其他可靠方式交给本人。">
          <Button variant="primary">建立账号</Button>
        </FormActions>
      </form>
    </>
  )
}

interface OneTimePasswordProps {
  readonly account: string
  readonly password: string
  readonly next: string
  readonly isNew?: boolean
}

/** A one-time password, this one time. */
export function OneTimePassword({ account, password, next, isNew }: OneTimePasswordProps) {
  return (
    <>
      <Notice tone="warning" title="一次性口令只显示这一次" live>
        <p>
          账号：<code>{account}</code>
        </p>
        <p>
          一次性口令：<code>{password}</code>
        </p>
        <p>
          请当面或以其他可靠方式交给本人。{ONE_TIME_DAYS} 天内未使用即失效；首次登录须设置新口令
          {isNew === true && '并绑定动态口令设备'}。
        </p>
      </Notice>
      <FormActions>
        <ButtonLink href={next}>返回该账号</ButtonLink>
      </FormActions>
    </>
  )
}
