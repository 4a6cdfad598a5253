import { createRequire } from 'node:module'
import type sanitizeHtml from 'sanitize-html'
import {
  ALLOWED,
  attributes,
  CLASSED,
  classes,
  meaning,
  RENAMED,
  REPORTED,
  style,
  WITH_CONTENT,
} from './allow-list.ts'
import { shape } from './shape.ts'
import { parseBody, writeBody } from './tree.ts'

/**
 * The one sanitiser: every body, wherever it comes from (editor, textarea, .docx, import, paste from Word), passes
 * here before it is stored. sanitize-html decides what may live; `shape.ts` then gives what lives one canonical form.
 */

const require = createRequire(import.meta.url)
let clean: typeof sanitizeHtml | undefined

/** Something that the body had and that did not live: `kind` is an element's name or `image`, `detail` what helps to find it. */
export type Lost = { kind: string; detail: string }

const options = (lost: Lost[]): sanitizeHtml.IOptions => ({
  allowedTags: ALLOWED,
  allowedAttributes: false,
  nonTextTags: WITH_CONTENT,
  nestingLimit: 200,
  allowedSchemes: ['http', 'https', 'mailto'],
  onOpenTag: name => {
    if (REPORTED.has(name)) lost.push({ kind: name, detail: '' })
  },
  transformTags: {
    '*': (name, attrs) => {
      const renamed = RENAMED[name] ?? name
      const normalWeight = renamed === 'strong' && /^(?:normal|400)$/.test(style(attrs, 'font-weight'))
      // To rename into something that is not allowed confuses the end tags of sanitize-html: a box that only holds
      // its content is `x-none`, which the shape opens.
      const tag = renamed === 'span' ? meaning(attrs) : normalWeight ? 'x-none' : renamed
      const classed = CLASSED.has(tag) ? classes(attrs, name) : undefined
      const kept = attributes(tag, attrs, classed === undefined ? {} : { class: classed })
      if (tag === 'img' && kept.src === undefined) {
        lost.push({ kind: 'image', detail: (attrs.alt || (attrs.src ?? '').slice(0, 80)).trim() })
        return { tagName: 'x-none', attribs: {} }
      }
      return { tagName: tag === 'a' && kept.href === undefined ? 'x-none' : tag, attribs: kept }
    },
  },
})

/** Each line of plain text as a paragraph: what a textarea without script, or a text file, means. */
export const paragraphs = (text: string): string =>
  text
    .split(/\r\n?|\n|\u2028|\u2029/)
    .map(line => line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').trim())
    .filter(line => line !== '')
    .map(line => `<p>${line}</p>`)
    .join('\n')

/** As `sanitise`, and says what was lost, for the report of an import. */
export const sanitiseReporting = (html: string): { html: string; lost: Lost[] } => {
  const lost: Lost[] = []
  // NUL and the other controls have no meaning in a document and confuse readers of HTML.
  const source = html.replace(/[^\P{Cc}\t\n\r]|[\ufeff\ufffe\uffff]|\p{Surrogate}/gu, '')
  const marked = /<[a-z!/?]/i.test(source)
    ? source
    : paragraphs(source.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'))
  // Read at its first use: a process that only shows pages does without its memory.
  clean ??= require('sanitize-html') as typeof sanitizeHtml
  return { html: writeBody(shape(parseBody(clean(marked, options(lost))))), lost }
}

/**
 * Makes any HTML safe to show and gives it the one form in which bodies are stored. Text without a tag becomes one
 * paragraph a line. Promises: only the elements and attributes of the allow-list; `sanitise(sanitise(x)) === sanitise(x)`;
 * blocks never inside paragraphs; tables with header cells where that is certain; the empty string for nothing at all.
 */
export const sanitise = (html: string): string => sanitiseReporting(html).html
