import type { Actor } from '../../../platform/permissions/permission.ts'
import { Button } from '../../../ui/button/button.tsx'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { Table } from '../../../ui/table/table.tsx'
import type { AbsenceEntry } from '../store/absences.ts'
import type { PersonRow } from '../tables.ts'
import { errorOf, STATE_WORDS } from '../words.ts'
import { OnceKey } from './once-key.tsx'

export interface AbsencesProps {
  readonly actor: Actor
  readonly today: string
  readonly entries: readonly AbsenceEntry[]
  /** Who may stand in. */
  readonly colleagues: readonly PersonRow[]
  /** For whom this person may declare: the own name, and the agency's people for its head. */
  readonly mine: readonly PersonRow[]
  /** The headed agencies' people whose accounts are closed, and whose work may still wait. */
  readonly former: readonly PersonRow[]
  readonly headed: readonly string[]
  readonly problems: readonly FieldError[]
  readonly typed: Readonly<Record<string, string>>
  readonly done: string | undefined
}

/** Who is away, who stands in, and the forms for it. */
export function Absences(props: AbsencesProps) {
  const { actor, entries, problems } = props
  return (
    <>
      {props.done !== undefined && (
        <Notice tone="success" live>
          <p>{props.done}</p>
        </Notice>
      )}
      <ErrorSummary errors={problems} />
      <Table
        caption="当前和将来的缺勤"
        columns={[
          { key: 'person', head: '缺勤人', rowHeader: true, cell: entry => entry.person },
          {
            key: 'from',
            head: '开始',
            nowrap: true,
            cell: entry => <DateText date={entry.from_date} weekday />,
          },
          {
            key: 'until',
            head: '结束',
            nowrap: true,
            cell: entry => <DateText date={entry.until_date} weekday />,
          },
          { key: 'deputy', head: '代理人', cell: entry => entry.deputy },
          {
            key: 'cancel',
            head: '操作',
            cell: entry =>
              entry.person_id === actor.id || props.headed.includes(entry.agency_id ?? '') ? (
                <form method="post" action={`/desk/absences/${entry.id}/cancel`}>
                  <OnceKey />
                  <Button variant="quiet" label={`撤销登记：${entry.person}，${entry.from_date} 起`}>
                    撤销登记
                  </Button>
                </form>
              ) : (
                '—'
              ),
          },
        ]}
        rows={entries}
        rowKey={entry => entry.id}
        empty="目前没有登记的缺勤。"
      />
      <DeclareForm {...props} />
      <HandoverForm {...props} />
    </>
  )
}

const optionOf = (person: PersonRow) => ({
  value: person.id,
  label: `${person.name}（${person.account}）${person.state === 'active' ? '' : STATE_WORDS[person.state]}`,
})

function DeclareForm({ actor, today, colleagues, mine, problems, typed }: AbsencesProps) {
  return (
    <Section title="登记缺勤" id="declare">
      <p>缺勤期间，待办事项由代理人办理。代理人须已在同一单位担任缺勤人的全部角色。</p>
      <form method="post" action="/desk/absences">
        <OnceKey />
        {mine.length > 1 ? (
          <Field
            type="select"
            name="person"
            label="缺勤人"
            options={mine.map(optionOf)}
            value={typed.person ?? actor.id}
            error={errorOf(problems, 'person')}
            required
          />
        ) : (
          <input type="hidden" name="person" value={actor.id} />
        )}
        <Field
          type="date"
          name="from"
          label="第一天"
          value={typed.from ?? today}
          error={errorOf(problems, 'from')}
          required
        />
        <Field
          type="date"
          name="until"
          label="最后一天"
          min={today}
          value={typed.until}
          error={errorOf(problems, 'until')}
          required
        />
        <Field
          type="select"
          name="deputy"
          label="代理人"
          empty="请选择"
          options={colleagues.map(optionOf)}
          value={typed.deputy}
          error={errorOf(problems, 'deputy')}
          required
        />
        <FormActions>
          <Button>登记缺勤</Button>
        </FormActions>
      </form>
    </Section>
  )
}

function HandoverForm({ actor, colleagues, mine, former, problems, typed }: AbsencesProps) {
  const from = [...mine, ...former]
  return (
    <Section title="移交工作" id="hand-over">
      <p>
        离岗、调岗时使用：移交人全部待办事项转给接收人，不再退回。接收人须已在同一单位担任移交人的全部角色。
      </p>
      <form method="post" action="/desk/absences/handovers">
        <OnceKey />
        {from.length > 1 ? (
          <Field
            type="select"
            name="from-person"
            label="移交人"
            options={from.map(optionOf)}
            value={typed['from-person'] ?? actor.id}
            error={errorOf(problems, 'from-person')}
            required
          />
        ) : (
          <input type="hidden" name="from-person" value={actor.id} />
        )}
        <Field
          type="select"
          name="to"
          label="接收人"
          empty="请选择"
          options={colleagues.map(optionOf)}
          value={typed.to}
          error={errorOf(problems, 'to')}
          required
        />
        <FormActions>
          <Button variant="danger">移交工作</Button>
        </FormActions>
      </form>
    </Section>
  )
}
