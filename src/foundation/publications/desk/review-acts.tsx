import type { ComponentChildren } from 'preact'
import { addDays, civilDateOf } from '../../../law/civil-date.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { openCells } from '../../cases/index.ts'
import { columnsFor, groupName } from '../../catalogue/index.ts'
import { dayBefore, momentValue } from '../forms.ts'
import { gatesFor } from '../rules.ts'
import { type EditionEvent, editionWorkflow } from '../workflow.ts'
import { obstacle } from './obstacles.ts'
import type { Review } from './review-data.ts'

interface ActsProps {
  readonly review: Review
  readonly actor: Actor
  readonly once: string
  /** What was typed into a form that came back, by field name. */
  readonly typed: Readonly<Record<string, string>>
  /** The sentence of what is wrong with a field. */
  readonly wrong: (name: string) => string | undefined
}

/** The events in the order in which their forms stand: what goes on first, what ends it last. */
const ORDER: readonly EditionEvent[] = [
  'sign',
  'sign-late',
  'approve',
  'release',
  'schedule',
  'unschedule',
  'edit',
  'submit',
  'recall',
  'return',
  'release-urgently',
  'pin',
  'place',
  'withdraw',
  'discard',
]

/** What the person may do with the edition now: one form for each open cell of the workflow, and nothing else. */
export function Acts(props: ActsProps) {
  const { review, actor } = props
  const cells = openCells(editionWorkflow, review.standing, actor)
  const shown = ORDER.flatMap(event => cells.filter(cell => cell.event === event))
  if (shown.length === 0) return null
  return (
    <section class="acts" aria-labelledby="acts-title">
      <h2 id="acts-title">办理</h2>
      {shown.map(cell => {
        const why = obstacle(cell, review.standing, review.gates, actor, review.now)
        return why ? (
          <p class="act quiet" key={cell.event}>
            {editionWorkflow.events[cell.event].label}：{why}
          </p>
        ) : (
          <div class="act" key={cell.event}>
            {draw(cell.event, props)}
          </div>
        )
      })}
    </section>
  )
}

function draw(event: EditionEvent, props: ActsProps): ComponentChildren {
  const { review, typed, wrong } = props
  const { standing } = review
  const here = `/desk/publications/${standing.editionId}`
  const form = (content: ComponentChildren, to: string = event) => (
    <form method="post" action={`${here}/${to}`}>
      <Seen review={review} once={`${props.once}-${to}`} />
      {content}
    </form>
  )
  switch (event) {
    case 'edit':
      return <ButtonLink href={`${here}/edit`}>编辑文稿</ButtonLink>
    case 'submit':
      return form(<Button variant="primary">提交审查</Button>)
    case 'recall':
      return form(
        <>
          <Button>收回修改</Button>
          <p class="quiet">修改后须重新签署全部审查关。</p>
        </>,
      )
    case 'sign':
    case 'sign-late':
      return form(<SignFields {...props} event={event} />)
    case 'return':
      return (
        <Disclosure summary="退回修改" open={wrong('return-reason') !== undefined}>
          {form(
            <>
              <Field
                type="textarea"
                rows={3}
                name="return-reason"
                label="退回的理由"
                hint="写明哪里有问题、怎样修改，拟稿人会看到。"
                value={typed['return-reason']}
                error={wrong('return-reason')}
              />
              <Button>退回</Button>
            </>,
          )}
        </Disclosure>
      )
    case 'approve':
      return form(
        <>
          <Field name="note" id="field-approve-note" label="终审意见（选填）" value={typed.note} />
          <Button variant="primary">终审签发</Button>
          <p class="quiet">签发后再选择立即发布或者定时发布。</p>
        </>,
      )
    case 'release':
      return form(
        <>
          <Button variant="primary">立即发布</Button>
          <p class="quiet">网站、接口、订阅和检索同时可见。</p>
        </>,
      )
    case 'schedule':
      return (
        <form method="get" action={`${here}/schedule`}>
          <Field
            name="at"
            type="datetime-local"
            label="定时发布（北京时间）"
            min={momentValue(review.now)}
            value={typed.at}
            error={wrong('at')}
          />
          <Button>下一步：确认时间</Button>
        </form>
      )
    case 'unschedule':
      return form(<Button>取消定时</Button>)
    case 'release-urgently':
      return <a href={`${here}/urgent`}>应急发布……</a>
    case 'pin':
      return <PinForm {...props} action={`${here}/pin`} />
    case 'place':
      return (
        <Disclosure summary="调整栏目" open={wrong('columns') !== undefined}>
          {form(
            <>
              <Field
                type="checkboxes"
                name="columns"
                label="所在栏目"
                hint="立即生效，网站、接口和订阅同时变化；正文不变。"
                values={typed.columns === undefined ? review.columns : typed.columns.split('\n')}
                error={wrong('columns')}
                options={columnsFor(review.agency.level).map(({ key, name, group }) => ({
                  value: key,
                  label: `${groupName(group)}：${name}`,
                }))}
              />
              <Button>调整栏目</Button>
            </>,
          )}
        </Disclosure>
      )
    case 'withdraw':
      return (
        <Disclosure summary="撤下本信息" open={wrong('withdraw-reason') !== undefined}>
          {form(
            <>
              <p>正文和附件立即从公众页面移除；原地址保留，并公告撤下的时间、机关和理由。</p>
              <Field
                type="textarea"
                rows={3}
                name="withdraw-reason"
                label="撤下的理由（向社会公开）"
                value={typed['withdraw-reason']}
                error={wrong('withdraw-reason')}
              />
              <Button variant="danger">撤下并公告</Button>
            </>,
          )}
        </Disclosure>
      )
    case 'discard':
      return (
        <Disclosure summary="作废草稿" open={wrong('confirmed') !== undefined}>
          {form(
            <>
              <Field
                type="checkbox"
                name="confirmed"
                label="我确认作废，不再办理本稿"
                error={wrong('confirmed')}
              />
              <Button variant="danger">作废草稿</Button>
            </>,
          )}
        </Disclosure>
      )
    default:
      return null
  }
}

/** What the person has on the screen: an act on anything newer is refused. */
export function Seen({ review, once }: Pick<ActsProps, 'review' | 'once'>) {
  return (
    <>
      <input type="hidden" name="version" value={review.standing.version} />
      <input type="hidden" name="digest" value={review.standing.digest} />
      <input type="hidden" name="once" value={once} />
    </>
  )
}

function SignFields({ review, actor, typed, wrong, event }: ActsProps & { event: 'sign' | 'sign-late' }) {
  const mine = gatesFor(review.standing, review.gates, actor)
  return (
    <>
      <Field
        type="checkboxes"
        name="signing"
        label={event === 'sign' ? '我已审查，同意通过' : '我已审查，予以补签'}
        values={(typed.signing ?? '').split('\n')}
        error={wrong('signing')}
        options={mine.map(gate => ({ value: gate.key, label: gate.name, hint: gate.asks }))}
      />
      <Field name="note" label="审查意见（选填）" value={typed.note} />
      <Button variant="primary">{event === 'sign' ? '签署' : '补签'}</Button>
    </>
  )
}

function PinForm({ review, action, typed, wrong, ...rest }: ActsProps & { action: string }) {
  const until = review.pinnedUntil
  const pinned = until !== null && until.getTime() > review.now.getTime()
  return (
    <Disclosure summary={pinned ? `已置顶至${dayBefore(until)}` : '置顶'} open={wrong('until') !== undefined}>
      <form method="post" action={action}>
        <Seen review={review} once={`${rest.once}-pin`} />
        <Field
          name="until"
          type="date"
          label="置顶至（含当日）"
          min={civilDateOf(review.now)}
          max={addDays(civilDateOf(review.now), 365)}
          value={typed.until ?? (pinned ? dayBefore(until) : undefined)}
          error={wrong('until')}
        />
        <Button>{pinned ? '调整置顶' : '置顶'}</Button>{' '}
        {pinned && (
          <Button name="unpin" value="yes" variant="quiet">
            取消置顶
          </Button>
        )}
      </form>
    </Disclosure>
  )
}
