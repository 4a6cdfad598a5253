import { type FieldText, matches, reading } from './reading.ts'
import type { Check, Checkable } from './types.ts'

/** The attribute of disclosure says one thing, the paper another (国办发〔2016〕80号: the attribute goes with the paper). */

const CLOSED =
  /此\s*件\s*(?:依\s*申\s*请\s*公\s*开|不\s*予\s*公\s*开|不\s*公\s*开|免\s*予\s*公\s*开)|^[（(](?:依申请公开|不予公开|不公开)[）)]$|(?:公开(?:属性|方式|类别)|信息公开选项)\s*[:：]\s*(?:依申请公开|不予公开|不公开)/gm
const OPEN =
  /此\s*件\s*(?:主\s*动\s*)?公\s*开(?:\s*发\s*布)?(?!征)|^[（(]主动公开[）)]$|(?:公开(?:属性|方式|类别)|信息公开选项)\s*[:：]\s*主动公开/gm
/** Only the head and the foot of a paper carry its attribute; in between the words speak of other papers. */
const EDGE_LINES = 10

const edges = (content: Checkable): FieldText[] =>
  reading(content).texts.flatMap(item => {
    if (item.field !== 'body' && !/^attachments\.[^.]+$/.test(item.field)) return []
    const lines = item.text.split('\n')
    if (lines.length <= EDGE_LINES * 2) return [item]
    // Blanks keep every place where it was.
    const text = lines
      .map((line, at) =>
        at < EDGE_LINES || at >= lines.length - EDGE_LINES ? line : ' '.repeat(line.length),
      )
      .join('\n')
    return [{ ...item, text }]
  })

const disclosureConflict: Check = {
  code: 'disclosure-conflict',
  level: 'block',
  run: content => (content.disclosure === 'proactive' ? matches(edges(content), CLOSED) : []),
}

const disclosureDiffers: Check = {
  code: 'disclosure-differs',
  level: 'warn',
  run: content => (content.disclosure === 'proactive' ? [] : matches(edges(content), OPEN)),
}

export const DISCLOSURE_CHECKS: readonly Check[] = [disclosureConflict, disclosureDiffers]
