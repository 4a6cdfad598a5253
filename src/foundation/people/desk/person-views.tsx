import { civilDateOf, formatShanghaiMinute } from '../../../law/civil-date.ts'
import { ROLES, roleOf } from '../../../law/roles.ts'
import { type SignInSettings, signInPermission } from '../../../law/sign-in-rules.ts'
import { type Actor, mayEnter } from '../../../platform/permissions/permission.ts'
import { Badge } from '../../../ui/badge/badge.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { isOpen } from '../actions/grants.ts'
import { permissions } from '../permissions.ts'
import type { Standing } from '../store/credentials.ts'
import type { RecordedGrant } from '../store/grants.ts'
import type { PersonRow } from '../tables.ts'
import { errorOf, STATE_TONES, STATE_WORDS } from '../words.ts'
import { OnceKey } from './once-key.tsx'
import { type AgencyChoice, DetailFields } from './person-forms.tsx'

export interface PersonPageProps {
  readonly numbers: SignInSettings
  readonly actor: Actor
  readonly now: Date
  readonly person: PersonRow
  readonly standing: Standing | undefined
  readonly grants: readonly RecordedGrant[]
  readonly agencies: readonly AgencyChoice[]
  nameOf(personId: string | null): string
  readonly problems: readonly FieldError[]
  readonly typed: Readonly<Record<string, string>>
  readonly done: string | undefined
}

/** One account. Each administrator sees the whole and is offered the own acts alone; nobody is offered any on themselves. */
export function PersonPage(props: PersonPageProps) {
  const { actor, person, problems } = props
  const own = person.id === actor.id
  const closed = own || person.state === 'left'
  return (
    <>
      {props.done !== undefined && (
        <Notice tone="success" live>
          <p>{props.done}</p>
        </Notice>
      )}
      <ErrorSummary errors={problems} />
      <Facts {...props} />
      {own && <p>这是您本人的账号，管理事项须由另一名管理员办理。</p>}
      <Roles {...props} />
      {!closed && mayEnter(actor, permissions.grant) && <GrantForm {...props} />}
      {!closed && mayEnter(actor, permissions.clearSecondFactor) && <SecondFactorForm {...props} />}
      {!closed && mayEnter(actor, permissions.change) && <DetailsForm {...props} />}
      {!closed && mayEnter(actor, permissions.resetPassword) && <AccountForms {...props} />}
    </>
  )
}

function Facts({ person, standing, agencies, nameOf, now, numbers }: PersonPageProps) {
  const attempt = standing && signInPermission(standing.failures, now, numbers)
  return (
    <Section title="基本信息" id="facts">
      <DescriptionList
        label="账号信息"
        columns={2}
        items={[
          { term: '账号', value: person.account },
          { term: '姓名', value: person.name },
          { term: '职务', value: person.title },
          { term: '单位', value: agencies.find(agency => agency.id === person.agency_id)?.name },
          { term: '内设机构', value: person.office },
          {
            term: '状态',
            value: <Badge tone={STATE_TONES[person.state]}>{STATE_WORDS[person.state]}</Badge>,
          },
          { term: '建立', value: `${formatShanghaiMinute(person.created_at)}，${nameOf(person.created_by)}` },
          {
            term: '口令',
            value: standing?.mustChange
              ? '须在下次登录时更改'
              : standing && `${formatShanghaiMinute(standing.changedAt)} 设置`,
          },
          {
            term: '动态口令设备',
            value: standing?.factor?.confirmedAt
              ? `${formatShanghaiMinute(standing.factor.confirmedAt)} 绑定`
              : '未绑定',
          },
          {
            term: '登录锁定',
            value:
              attempt && !attempt.allowed ? `连续失败，锁定至 ${formatShanghaiMinute(attempt.until)}` : null,
          },
        ]}
      />
    </Section>
  )
}

function Roles({ actor, now, person, grants, agencies, nameOf }: PersonPageProps) {
  const mayRevoke = mayEnter(actor, permissions.revoke) && person.id !== actor.id
  return (
    <Section title="角色" id="roles">
      <Table
        caption="角色，含已结束的"
        captionHidden
        columns={[
          {
            key: 'role',
            head: '角色',
            rowHeader: true,
            cell: grant => roleOf(grant.role)?.name ?? grant.role,
          },
          {
            key: 'agency',
            head: '单位',
            cell: grant => agencies.find(agency => agency.id === grant.agency_id)?.name ?? '—',
          },
          {
            key: 'granted',
            head: '授予',
            cell: grant => `${formatShanghaiMinute(grant.granted_at)}，${nameOf(grant.granted_by)}`,
          },
          { key: 'end', head: '结束', cell: grant => endWords(grant, nameOf) },
          {
            key: 'act',
            head: '操作',
            cell: grant =>
              mayRevoke && isOpen(grant, now) ? (
                <form method="post" action={`/desk/people/${person.id}/roles/${grant.id}/revoke`}>
                  <OnceKey />
                  <Button variant="danger" label={`撤销：${roleOf(grant.role)?.name ?? grant.role}`}>
                    撤销
                  </Button>
                </form>
              ) : (
                '—'
              ),
          },
        ]}
        rows={grants}
        rowKey={grant => grant.id}
        empty="尚未授予任何角色。"
      />
    </Section>
  )
}

function endWords(grant: RecordedGrant, nameOf: PersonPageProps['nameOf']): string {
  if (grant.revoked_at) return `${formatShanghaiMinute(grant.revoked_at)} 撤销，${nameOf(grant.revoked_by)}`
  return grant.until_at ? `${formatShanghaiMinute(grant.until_at)} 到期` : '长期'
}

function GrantForm({ person, standing, agencies, problems, typed, now }: PersonPageProps) {
  return (
    <Section title="授予角色" id="grant">
      {!standing?.factor?.confirmedAt && (
        <p>此人尚未绑定动态口令设备。建议在本人完成首次登录后再授予角色，以免账号被他人抢先启用。</p>
      )}
      <form method="post" action={`/desk/people/${person.id}/roles`}>
        <OnceKey />
        <Field
          type="select"
          name="role"
          label="角色"
          empty="请选择"
          options={ROLES.map(role => ({ value: role.key, label: `${role.name}——${role.description}` }))}
          value={typed.role}
          error={errorOf(problems, 'role')}
          width="full"
          required
        />
        <Field
          type="select"
          name="agency"
          label="单位"
          hint="业务角色须选择单位；三类管理员不属于任何单位。"
          empty="不属于任何单位（管理员）"
          options={agencies.map(each => ({ value: each.id, label: each.name }))}
          value={typed.agency ?? person.agency_id ?? ''}
          error={errorOf(problems, 'agency')}
        />
        <Field
          type="date"
          name="until"
          label="最后一天"
          hint="限时授权时填写；长期授权留空。"
          min={civilDateOf(now)}
          value={typed.until}
          error={errorOf(problems, 'until')}
        />
        <FormActions>
          <Button>授予角色</Button>
        </FormActions>
      </form>
    </Section>
  )
}

function SecondFactorForm({ person, standing }: PersonPageProps) {
  if (!standing?.factor?.confirmedAt) return null
  return (
    <Section title="动态口令设备" id="second-factor">
      <Disclosure summary="解除动态口令设备">
        <p>仅在本人确认设备遗失、损坏或更换时办理。办理后全部登录退出，恢复码作废，下次登录时重新绑定。</p>
        <form method="post" action={`/desk/people/${person.id}/second-factor`}>
          <OnceKey />
          <Button variant="danger">解除绑定</Button>
        </form>
      </Disclosure>
    </Section>
  )
}

function DetailsForm({ person, agencies, problems, typed }: PersonPageProps) {
  const written = {
    name: person.name,
    title: person.title,
    agency: person.agency_id ?? '',
    office: person.office,
    ...typed,
  }
  return (
    <Section title="修改人员信息" id="details">
      <form method="post" action={`/desk/people/${person.id}/details`}>
        <OnceKey />
        <DetailFields agencies={agencies} typed={written} problems={problems} />
        <FormActions>
          <Button>保存修改</Button>
        </FormActions>
      </form>
    </Section>
  )
}

function AccountForms({ person }: PersonPageProps) {
  const form = (path: string, word: string, variant: 'secondary' | 'danger') => (
    <form method="post" action={`/desk/people/${person.id}/${path}`}>
      <OnceKey />
      <Button variant={variant}>{word}</Button>
    </form>
  )
  return (
    <Section title="账号事项" id="account">
      <Disclosure summary="重置口令">
        <p>
          产生一个只显示一次的口令，本人登录后须立即更改。重置后全部登录退出；动态口令设备不受影响，如需解除请由安全管理员办理。
        </p>
        {form('password', '重置口令', 'secondary')}
      </Disclosure>
      {person.state === 'locked' ? (
        <Disclosure summary="启用账号">
          <p>启用后，本人可以重新登录。</p>
          {form('unlock', '启用账号', 'secondary')}
        </Disclosure>
      ) : (
        <Disclosure summary="停用账号">
          <p>停用后全部登录退出，本人不能登录，直到重新启用。</p>
          {form('lock', '停用账号', 'danger')}
        </Disclosure>
      )}
      <Disclosure summary="登记离岗">
        <p>离岗后账号永久关闭，不能恢复；返岗须另建账号。待办事项请由单位公开机构负责人移交。</p>
        {form('leave', '登记离岗', 'danger')}
      </Disclosure>
    </Section>
  )
}
