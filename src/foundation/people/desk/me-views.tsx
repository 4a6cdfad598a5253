import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import type { PasswordSettings } from '../../../law/password-rules.ts'
import { roleOf } from '../../../law/roles.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { Badge } from '../../../ui/badge/badge.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { PasswordFields } from '../sign-in-views.tsx'
import type { SessionRow } from '../tables.ts'
import { errorOf } from '../words.ts'
import { deviceWords } from './device-words.ts'
import { OnceKey } from './once-key.tsx'

export interface OwnAccountProps {
  readonly actor: Actor
  readonly title: string
  readonly agencyNames: ReadonlyMap<string, string>
  readonly sessions: readonly SessionRow[]
  /** The session in use. */
  readonly current: string
  readonly numbers: PasswordSettings
  readonly codesLeft: number
  readonly problems: readonly FieldError[]
  /** What was just done. */
  readonly done: string | undefined
}

/** One's own account: who one is here, where one is signed in, password and recovery codes. */
export function OwnAccount(props: OwnAccountProps) {
  const { actor, agencyNames, problems } = props
  const roles = actor.grants.map(grant => {
    const agency = agencyNames.get(grant.scope)
    const name = roleOf(grant.role)?.name ?? grant.role
    return agency === undefined ? name : `${agency}：${name}`
  })
  return (
    <>
      {props.done !== undefined && (
        <Notice tone="success" live>
          <p>{props.done}</p>
        </Notice>
      )}
      <ErrorSummary errors={problems} />
      <Section title="基本信息" id="facts">
        <DescriptionList
          label="基本信息"
          items={[
            { term: '账号', value: actor.account },
            { term: '姓名', value: actor.name },
            { term: '职务', value: props.title },
            { term: '单位', value: agencyNames.get(actor.home) },
            { term: '角色', value: roles.length > 0 ? roles.join('；') : '尚未授予角色，请联系安全管理员。' },
          ]}
        />
      </Section>
      <Sessions {...props} />
      <Section title="修改口令" id="change-password">
        <form method="post" action="/desk/me/password">
          <Field
            name="current"
            label="当前口令"
            type="password"
            error={errorOf(problems, 'current')}
            autocomplete="current-password"
            width="medium"
            required
          />
          <PasswordFields problems={problems} numbers={props.numbers} />
          <FormActions note="修改后，其他位置的登录全部退出。">
            <Button>修改口令</Button>
          </FormActions>
        </form>
      </Section>
      <Section title="恢复码" id="recovery-codes">
        <p>{codesLeftWords(props.codesLeft)}</p>
        <form method="post" action="/desk/me/recovery-codes">
          <OnceKey />
          <Field
            name="code"
            label="动态口令"
            hint="填写身份验证器应用当前显示的 6 位数字。更换后，原有恢复码全部失效。"
            error={errorOf(problems, 'code')}
            autocomplete="one-time-code"
            inputMode="numeric"
            maxLength={12}
            width="short"
            required
          />
          <FormActions>
            <Button>更换恢复码</Button>
          </FormActions>
        </form>
      </Section>
    </>
  )
}

function Sessions({ sessions, current }: OwnAccountProps) {
  return (
    <Section title="登录位置" id="own-sessions">
      <p>如有不认识的设备，请立即退出该登录并修改口令。</p>
      <Table
        caption="登录位置"
        captionHidden
        columns={[
          {
            key: 'device',
            head: '设备',
            rowHeader: true,
            cell: session => (
              <>
                {deviceWords(session.device)}
                {session.token_hash === current && (
                  <>
                    {' '}
                    <Badge tone="success">当前登录</Badge>
                  </>
                )}
              </>
            ),
          },
          { key: 'client', head: '网络地址', cell: session => session.client },
          {
            key: 'created',
            head: '登录时间',
            nowrap: true,
            cell: session => formatShanghaiMinute(session.created_at),
          },
          {
            key: 'seen',
            head: '最近使用',
            nowrap: true,
            cell: session => formatShanghaiMinute(session.seen_at),
          },
          {
            key: 'end',
            head: '操作',
            cell: session =>
              session.token_hash === current ? (
                '—'
              ) : (
                <form method="post" action="/desk/me/sessions">
                  <OnceKey />
                  <input type="hidden" name="session" value={session.token_hash} />
                  <Button variant="quiet" label={`退出该登录：${formatShanghaiMinute(session.created_at)}`}>
                    退出该登录
                  </Button>
                </form>
              ),
          },
        ]}
        rows={sessions}
        rowKey={session => session.token_hash}
      />
      {sessions.length > 1 && (
        <form method="post" action="/desk/me/sessions">
          <OnceKey />
          <input type="hidden" name="session" value="others" />
          <Button>退出其他全部登录</Button>
        </form>
      )}
    </Section>
  )
}

function codesLeftWords(left: number): string {
  if (left === 0) return '没有可用的恢复码。建议更换一组，以便设备遗失时仍能登录。'
  return left < 3 ? `只剩 ${left} 个恢复码，建议更换一组。` : `还有 ${left} 个恢复码可用。`
}
