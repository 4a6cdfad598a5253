import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { GATES } from '../../../law/gates.ts'
import { type Actor, mayDo } from '../../../platform/permissions/permission.ts'
import { State } from '../../../ui/badge/badge.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { fieldId } from '../../../ui/field/field-id.ts'
import { GatePanel, type Gate as ShownGate } from '../../../ui/gate-panel/gate-panel.tsx'
import { Timeline } from '../../../ui/timeline/timeline.tsx'
import { columnOf } from '../../catalogue/index.ts'
import { draftPublications, previewPublications } from '../permissions.ts'
import { stateSentence } from '../state-words.ts'
import { fieldLabel } from '../words.ts'
import { editionWorkflow } from '../workflow.ts'
import { Changes } from './changes.tsx'
import { markedBody } from './marked-text.ts'
import { Acts } from './review-acts.tsx'
import type { Review } from './review-data.ts'
import { Findings } from './review-findings.tsx'
import { DraftText, textId } from './review-text.tsx'
import { STATE_TONES } from './state-tones.ts'
import { timelineOf } from './timeline.ts'

interface ReviewPageProps {
  readonly review: Review
  readonly actor: Actor
  /** The next edition that waits for this person. */
  readonly next: string | undefined
  readonly once: string
  readonly typed: Readonly<Record<string, string>>
  readonly wrong: (name: string) => string | undefined
}

/** One edition before a person who has to judge it: the text on the left, what is said of it on the right. */
export function ReviewPage(props: ReviewPageProps) {
  const { review, actor, next } = props
  const { standing, kind } = review
  const releasedAt = review.events.find(each => each.to_state === 'released')?.at
  const drafting = standing.state === 'draft' && mayDo(actor, draftPublications, standing.agencyId)
  return (
    <div class="review">
      <div class="review-head">
        <h1 id={textId('title')}>{standing.content.title || `未填标题的${kind.label}`}</h1>
        <State tone={STATE_TONES[standing.state]} word={editionWorkflow.states[standing.state].label}>
          {stateSentence(standing, review.gates, review.now, releasedAt)}
        </State>
        <ul class="review-facts">
          <li>{review.agency.name}</li>
          <li>{kind.label}</li>
          <li>第{standing.ordinal}次编审</li>
          <li>拟稿：{standing.authors.map(review.nameOf).join('、')}</li>
          <li>
            摘要值 <code title={standing.digest}>{standing.digest.slice(0, 12)}</code>
          </li>
          <li>
            <a href={`/desk/publications/${standing.publicationId}/history`}>历次版本</a>
          </li>
          {standing.number !== null && (
            <li>
              <a href={`/d/${standing.number}`}>公开页面</a>
            </li>
          )}
          {next && (
            <li class="review-next no-print">
              <a href={`/desk/publications/${next}`} data-key="n" data-key-label="下一件待办">
                下一件待办（按 N 键）
              </a>
            </li>
          )}
        </ul>
        {drafting && review.lacking.length > 0 && (
          <p class="binding">
            提交前还须填写：
            {review.lacking.map((field, index) => (
              <>
                {index > 0 && '、'}
                <a
                  key={field}
                  href={`/desk/publications/${standing.editionId}/edit#field-${field.replace('.', '-')}`}
                >
                  {fieldLabel(field, kind.details)}
                </a>
              </>
            ))}
            。
          </p>
        )}
        <p class="quiet">
          发布栏目：
          {review.columns.length > 0
            ? review.columns.map(key => columnOf(key)?.name ?? key).join('、')
            : '未选择，只列入“最新公开”'}
        </p>
        {standing.note && (
          <p>
            <strong>修改说明（随新版公开）：</strong>
            {standing.note}
          </p>
        )}
      </div>
      <div class="panes">
        <div class="pane-main review-text">
          {review.base && <Changes base={review.base} content={standing.content} kind={kind} />}
          <DraftText
            content={standing.content}
            kind={kind}
            body={markedBody(standing.content.body, review.findings, review.base?.comparison)}
            files="/desk/files"
            gaps="shown"
          />
        </div>
        <div class="pane-side review-side">
          <GatePanel title="审查关" gates={shownGates(review)} />
          <Findings {...props} mayAnswer={drafting} />
          <Acts {...props} />
          <OtherActs {...props} />
          <section aria-labelledby="timeline-title">
            <h2 id="timeline-title">办理过程</h2>
            <Timeline
              label="办理过程"
              items={timelineOf(review.events, review.allSignatures, review.nameOf)}
            />
          </section>
        </div>
      </div>
    </div>
  )
}

/** Every gate, the final one last: who signed and when, or that it waits. */
function shownGates({ standing, gates, nameOf }: Review): ShownGate[] {
  const all = [...gates, ...GATES.filter(gate => gate.key === 'final')]
  return all.map(gate => {
    const signature = standing.signatures.find(
      each => each.gate === gate.key && each.digest === standing.digest,
    )
    return signature
      ? {
          name: gate.name,
          state: 'signed',
          who: nameOf(signature.personId),
          when: formatShanghaiMinute(signature.at),
          note: signature.note || undefined,
        }
      : { name: gate.name, state: 'waiting' }
  })
}

/** What is no event of the edition: a preview link, and the next edition of what is live or withdrawn. */
function OtherActs({ review, actor, once, typed, wrong }: ReviewPageProps) {
  const { standing } = review
  const coming = ['draft', 'submitted', 'reviewed', 'approved', 'scheduled'].includes(standing.state)
  const preview = coming && mayDo(actor, previewPublications, standing.agencyId)
  const changeable = standing.state === 'released' || standing.state === 'withdrawn'
  const change = changeable && mayDo(actor, draftPublications, standing.agencyId)
  if (!preview && !change) return null
  return (
    <section class="acts" aria-labelledby="other-acts-title">
      <h2 id="other-acts-title">其他</h2>
      {change && review.inWork && (
        <p class="act quiet">
          本件信息另有一版正在办理，见
          <a href={`/desk/publications/${standing.publicationId}/history`}>历次版本</a>。
        </p>
      )}
      {change && !review.inWork && (
        <Disclosure summary="修改并发布新版" open={wrong('change-note') !== undefined}>
          <form method="post" action={`/desk/publications/${standing.publicationId}/change`}>
            <input type="hidden" name="once" value={`${once}-change`} />
            <Field
              type="textarea"
              rows={3}
              name="note"
              id={fieldId('change-note')}
              label="修改说明（向社会公开）"
              hint="写明改了什么、为什么改。新版经审查发布后，公众可以比较新旧两版。"
              value={typed.note}
              error={wrong('change-note')}
            />
            <Button>开始修改</Button>
          </form>
        </Disclosure>
      )}
      {preview && (
        <form method="post" action={`/desk/publications/${standing.editionId}/preview-link`} class="act">
          <input type="hidden" name="once" value={`${once}-preview`} />
          <Button variant="quiet">生成预览链接</Button>
        </form>
      )}
    </section>
  )
}
