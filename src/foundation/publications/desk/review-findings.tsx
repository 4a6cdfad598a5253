import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { type FindingEntry, FindingList } from '../../../ui/finding-list/finding-list.tsx'
import type { Finding } from '../checks/types.ts'
import { FINDING_WORDS } from '../checks/words.ts'
import { findingKey } from '../rules.ts'
import { fieldLabel } from '../words.ts'
import { findingId } from './marked-text.ts'
import { Seen } from './review-acts.tsx'
import type { Review } from './review-data.ts'
import { textId } from './review-text.tsx'

interface FindingsProps {
  readonly review: Review
  readonly once: string
  /** The person may pass over warnings with a reason. */
  readonly mayAnswer: boolean
  readonly typed: Readonly<Record<string, string>>
  readonly wrong: (name: string) => string | undefined
}

/** What the machine found, each with its place in the text, and the reasons of people beside the warnings. */
export function Findings(props: FindingsProps) {
  const { findings, answers } = props.review
  const blocks = findings.filter(each => each.level === 'block').length
  const warnings = findings.length - blocks
  // What a person answered for lies one press away, so that what is open and the acts stay in sight.
  const entries = findings.map((finding, index) => ({
    entry: entryOf(finding, index, props),
    settled: answers.some(answer => answer.finding === findingKey(finding)),
  }))
  const answered = entries.filter(({ settled }) => settled).length
  return (
    <section class="review-findings" id="findings" aria-labelledby="findings-title">
      <h2 id="findings-title">机器检查</h2>
      {findings.length > 0 && (
        <p class="quiet">
          须改正{blocks}项，请核对{warnings}项{answered > 0 && `（已说明理由${answered}项）`}。
        </p>
      )}
      <FindingList
        label="机器检查结果"
        none={findings.length > 0 ? '各项提示均已说明理由。' : '没有发现问题。机器检查不能代替人工审查。'}
        items={entries.filter(({ settled }) => !settled).map(({ entry }) => entry)}
      />
      {answered > 0 && (
        <Disclosure summary={`已说明理由的提示（${answered}项）`}>
          <FindingList
            label="已说明理由的提示"
            items={entries.filter(({ settled }) => settled).map(({ entry }) => entry)}
          />
        </Disclosure>
      )}
    </section>
  )
}

function entryOf(finding: Finding, index: number, props: FindingsProps): FindingEntry {
  const words = FINDING_WORDS[finding.code]
  const inBody = finding.field === 'body'
  const href = inBody && finding.start !== undefined ? findingId(index) : textId(placeOf(finding.field))
  return {
    id: `${findingId(index)}-entry`,
    level: finding.level,
    title: words?.title ?? finding.code,
    advice: [words?.advice, finding.suggestion && `建议改为“${finding.suggestion}”。`]
      .filter(Boolean)
      .join(''),
    excerpt: finding.excerpt || undefined,
    place: `${fieldLabel(finding.field, props.review.kind.details)}，转到该处`,
    href: `#${href}`,
    children: finding.level === 'warn' ? <Answer finding={finding} index={index} {...props} /> : undefined,
  }
}

/** An attachment's text and its name are both found at the attachment. */
function placeOf(field: string): string {
  return field.replace(/^(attachments\.[0-9a-f-]+).*$/, '$1')
}

function Answer({
  finding,
  index,
  review,
  once,
  mayAnswer,
  typed,
  wrong,
}: FindingsProps & { finding: Finding; index: number }) {
  const key = findingKey(finding)
  const answer = review.answers.find(each => each.finding === key)
  const name = `answer-${index + 1}`
  if (answer) {
    return (
      <p class="finding-answer">
        保留理由：{answer.reason}
        <span class="quiet">
          （{review.nameOf(answer.personId)}，{formatShanghaiMinute(answer.at)}）
        </span>
      </p>
    )
  }
  if (!mayAnswer) return <p class="finding-answer quiet">尚未说明理由。</p>
  return (
    <Disclosure summary="不修改，写明理由" open={wrong(name) !== undefined}>
      <form
        method="post"
        action={`/desk/publications/${review.standing.editionId}/answer-warning`}
        class="finding-form"
      >
        <Seen review={review} once={`${once}-${index + 1}`} />
        <input type="hidden" name="finding" value={key} />
        <input type="hidden" name="place" value={index + 1} />
        <Field name={name} label="理由（审查人员可以看到）" value={typed[name]} error={wrong(name)} />
        <Button label={`记录理由：第${index + 1}项`}>记录理由</Button>
      </form>
    </Disclosure>
  )
}
