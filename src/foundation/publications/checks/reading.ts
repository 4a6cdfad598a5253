import { findPersonalNumbers, type PersonalNumber } from '../../../law/personal-numbers.ts'
import { type Layout, layoutNodes } from '../bodies/layout.ts'
import { type BodyNode, type ElementNode, parseBody } from '../bodies/tree.ts'
import type { Checkable, Place } from './types.ts'

/** A content read once for all checks: its texts, their masked forms, the nodes of its body and their places. */

/** `numbers` are the personal numbers in the text, `masked` is the text without them, of the same length. */
export type FieldText = { field: string; text: string; masked: string; numbers: PersonalNumber[] }
export type Reading = { texts: FieldText[]; nodes: BodyNode[]; layout: Layout }

/** Identity numbers keep three digits in front and two behind, telephones three and four, cards the last four. */
const KEPT = { identity: [3, 2], mobile: [3, 4], 'bank-card': [0, 4] } as const

const hide = (text: string, [first, last]: readonly [number, number]): string => {
  const size = text.match(/[0-9０-９Xx]/g)?.length ?? 0
  let seen = 0
  return text.replace(/[0-9０-９Xx]/g, digit => {
    seen += 1
    return seen <= first || seen > size - last ? digit : '*'
  })
}

/** Personal numbers of a laid-out text. Figures of neighbouring cells never make one: a tab parts, where a space may not. */
const personalNumbersIn = (text: string): PersonalNumber[] => findPersonalNumbers(text.replaceAll('\t', '|'))

const mask = (text: string, numbers: readonly PersonalNumber[]): string => {
  let out = ''
  let at = 0
  for (const { kind, start, end } of numbers) {
    if (start < at) continue
    out += text.slice(at, start) + hide(text.slice(start, end), KEPT[kind])
    at = end
  }
  // Also what only looks like one: a mistyped identity number is still somebody's.
  return (out + text.slice(at)).replace(/[0-9０-９]{14,19}[Xx]?/g, run => hide(run, KEPT.identity))
}

/** The text with personal numbers masked, of the same length, so that places stay places. */
export const maskPersonal = (text: string): string => mask(text, personalNumbersIn(text))

export const fieldText = (field: string, text: string): FieldText => {
  const numbers = personalNumbersIn(text)
  return { field, text, masked: mask(text, numbers), numbers }
}

const read = (content: Checkable): Reading => {
  const nodes = parseBody(content.body)
  const layout = layoutNodes(nodes)
  const texts = [
    fieldText('title', content.title),
    fieldText('summary', content.summary),
    fieldText('body', layout.text),
    ...content.attachments.flatMap(({ id, name, text }) => [
      fieldText(`attachments.${id}.name`, name),
      ...(text === undefined ? [] : [fieldText(`attachments.${id}`, text)]),
    ]),
  ]
  return { texts, nodes, layout }
}

const kept = new WeakMap<Checkable, Reading>()

/** Reads a content; the same object is read once. */
export const reading = (content: Checkable): Reading => {
  const known = kept.get(content)
  if (known !== undefined) return known
  const made = read(content)
  kept.set(content, made)
  return made
}

/** The texts that people wrote here: title, summary, body. */
export const ownTexts = (content: Checkable): FieldText[] =>
  reading(content).texts.filter(item => !item.field.startsWith('attachments.'))

const AROUND = 12

/** A place in a field's text, with its words and a little around it, personal numbers masked. */
export const placeIn = (
  { field, masked }: FieldText,
  start: number,
  end: number,
  suggestion?: string,
): Place => {
  const from = Math.max(masked.lastIndexOf('\n', start - 1) + 1, start - AROUND)
  const lineEnd = masked.indexOf('\n', end)
  const to = Math.min(lineEnd < 0 ? masked.length : lineEnd, end + AROUND)
  const excerpt = `${from > 0 ? '…' : ''}${masked.slice(from, to)}${to < masked.length ? '…' : ''}`
  return suggestion === undefined
    ? { field, start, end, excerpt }
    : { field, start, end, excerpt, suggestion }
}

/** Every match of a global expression in the texts, as places. */
export const matches = (
  texts: readonly FieldText[],
  pattern: RegExp,
  suggestion?: (match: RegExpMatchArray) => string,
): Place[] =>
  texts.flatMap(item =>
    [...item.text.matchAll(pattern)].map(match =>
      placeIn(item, match.index, match.index + match[0].length, suggestion?.(match)),
    ),
  )

/** The place of an element of the body, for what is wrong with the element and not with its words. */
export const placeOf = (
  content: Checkable,
  node: ElementNode,
  excerpt: string,
  suggestion?: string,
): Place => {
  const place = { field: 'body', ...reading(content).layout.places.get(node), excerpt: excerpt.slice(0, 80) }
  return suggestion === undefined ? place : { ...place, suggestion }
}
