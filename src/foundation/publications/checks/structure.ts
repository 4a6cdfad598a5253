import { layoutNodes } from '../bodies/layout.ts'
import { tidy } from '../bodies/structure.ts'
import { headings } from '../bodies/text.ts'
import { elements, innerText } from '../bodies/tree.ts'
import { placeOf, reading } from './reading.ts'
import type { Check, Checkable } from './types.ts'

/** What a screen reader needs: headings in order, words for pictures, headers for tables (WCAG 2.2, 1.1.1 and 1.3.1). */

const titles = (content: Checkable) =>
  [...elements(reading(content).nodes)].flatMap(node => {
    const level = /^h([2-6])$/.exec(node.tag)?.[1]
    return level === undefined ? [] : [{ node, level: Number(level), text: innerText(node.children).trim() }]
  })

const headingEmpty: Check = {
  code: 'heading-empty',
  level: 'warn',
  run: content =>
    titles(content)
      .filter(title => title.text === '')
      .map(title => placeOf(content, title.node, '')),
}

const RANKS = ['', '', '一级标题', '二级标题', '三级标题', '四级标题', '五级标题']

const headingSkipped: Check = {
  code: 'heading-skipped',
  level: 'warn',
  run: content => {
    let last = 1
    return titles(content).flatMap(({ node, level, text }) => {
      const expected = last + 1
      last = level
      return level > expected ? [placeOf(content, node, text, RANKS[expected])] : []
    })
  },
}

/** 一、 二、 as plain paragraphs: the command 整理 makes headings of them. */
const headingsUnmarked: Check = {
  code: 'headings-unmarked',
  level: 'warn',
  run: content => {
    if (titles(content).length > 0) return []
    const found = headings(tidy(content.body))
    return found.length > 1 ? [{ field: 'body', excerpt: (found[0]?.text ?? '').slice(0, 40) }] : []
  },
}

const saysNothing = (alt: string): boolean =>
  alt === '' ||
  /\.(?:png|jpe?g|gif|bmp|webp|tiff?)$/i.test(alt) ||
  /^(?:图片|image|img|微信图片)[\s_\d]*$/i.test(alt)

const imageWithoutWords: Check = {
  code: 'image-without-words',
  level: 'warn',
  run: content =>
    [...elements(reading(content).nodes)]
      .filter(node => node.tag === 'img' && saysNothing((node.attrs.alt ?? '').trim()))
      .map(node => placeOf(content, node, `${node.attrs.alt ?? ''} ${node.attrs.src ?? ''}`.trim())),
}

const tableWithoutHeaders: Check = {
  code: 'table-without-headers',
  level: 'warn',
  run: content =>
    [...elements(reading(content).nodes)]
      .filter(node => node.tag === 'table' && ![...elements(node.children)].some(cell => cell.tag === 'th'))
      .map(node => placeOf(content, node, layoutNodes([node]).text.replace(/\s+/g, ' ').slice(0, 40))),
}

export const STRUCTURE_CHECKS: readonly Check[] = [
  headingEmpty,
  headingSkipped,
  headingsUnmarked,
  imageWithoutWords,
  tableWithoutHeaders,
]
