import { nestsDeeper } from '../../../platform/files/nesting.ts'
import { attachmentsNamedIn } from './attachments-named.ts'
import { lineOf, type Source } from './blocks.ts'
import { writeBody } from './body.ts'
import { decodeText } from './decode.ts'
import {
  type LossCode,
  READ_FIELDS,
  type ReadDocument,
  type ReadingProblem,
  type Remark,
  type RepairCode,
  type SourceFile,
} from './document.ts'
import { unflattenTables } from './flattened-table.ts'
import { fromMarkdown } from './from-markdown.ts'
import { fromText } from './from-text.ts'
import { judgeMetadata } from './metadata.ts'
import { NUMBER_PREFIXES } from './number-prefixes.ts'
import type { Line } from './opening.ts'
import { repairBlocks } from './repair.ts'
import { mergeStated, parseLabelledLine, stateOf } from './stated-metadata.ts'
import { readStructure, type Structure } from './structure.ts'

/** What the city knows beside the file. */
export interface ReadingKnowledge {
  /** 机关代字 → issuer, for the city's own agencies; added to the built-in list and stronger than it. */
  readonly numberPrefixes?: ReadonlyMap<string, string>
}

/** The largest file that is read; a text document is far below it. */
export const MOST_BYTES = 60 * 1024 * 1024

/** Pages of old editors leave hundreds of elements open. */
const MOST_NESTED = 5_000

/** The endings of names that can be read. */
export const READABLE_ENDINGS: readonly string[] = ['txt', 'html', 'htm', 'md', 'docx']

/**
 * Reads one document (`.txt`, `.html`, `.htm`, `.md`, `.docx`) into its fields and its body. Pure but for the work
 * of mammoth; never throws for what a file holds: a file that cannot be read is answered with a `problem`.
 */
export async function readDocument(
  file: SourceFile,
  knowledge: ReadingKnowledge = {},
): Promise<ReadDocument> {
  if (file.bytes.length === 0) return unreadable(file, 'empty-file')
  if (file.bytes.length > MOST_BYTES) return unreadable(file, 'file-too-large')
  const opened = await open(file)
  if ('problem' in opened) return unreadable(file, opened.problem)
  return understand(file, opened.source, opened.repaired, knowledge)
}

type Opened = { source: Source; repaired: Remark<RepairCode>[] } | { problem: ReadingProblem }

async function open(file: SourceFile): Promise<Opened> {
  const ending = /\.([A-Za-z]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? ''
  if (!READABLE_ENDINGS.includes(ending)) return { problem: 'unknown-format' }
  if (ending === 'docx') {
    // The readers of other formats are large: whoever only serves pages never loads them.
    const { fromDocx } = await import('./from-docx.ts')
    const source = await fromDocx(file.bytes)
    return typeof source === 'string' ? { problem: source } : { source, repaired: [] }
  }
  const decoded = decodeText(file.bytes)
  if (decoded === undefined) return { problem: 'not-text' }
  if (decoded.text.trim() === '') return { problem: 'empty-file' }
  // A page that nests without end would keep the parser, and everybody who waits for the house, for minutes.
  if (/^html?$/.test(ending) && nestsDeeper(decoded.text, 'html', MOST_NESTED))
    return { problem: 'damaged-file' }
  const read =
    ending === 'md' ? fromMarkdown : ending === 'txt' ? fromText : (await import('./from-html.ts')).fromHtml
  const repaired: Remark<RepairCode>[] =
    decoded.encoding === 'utf-8' ? [] : [{ code: 'encoding', detail: decoded.encoding }]
  return { source: read(decoded.text), repaired }
}

function understand(
  file: SourceFile,
  source: Source,
  opening: readonly Remark<RepairCode>[],
  knowledge: ReadingKnowledge,
): ReadDocument {
  const repair = repairBlocks(source.blocks)
  const { blocks, lost, repaired } = unflattenTables(repair.blocks)
  const lines: Line[] = blocks.map(block => ({
    text: lineOf(block),
    level: block.kind === 'text' ? block.level : undefined,
  }))
  const structure = readStructure(lines)
  const prefixes = new Map([...NUMBER_PREFIXES, ...(knowledge.numberPrefixes ?? [])])
  // 发布时间 in the line under a page's title is a statement like one in a table of properties.
  const around = structure.opening.furniture.flatMap(at => parseLabelledLine(lines[at]?.text ?? '') ?? [])
  const stated = mergeStated(source.stated, stateOf(around))
  const metadata = judgeMetadata(structure, stated, file.name, prefixes)
  return {
    problem: null,
    ...metadata,
    body: writeBody(blocks, structure),
    attachmentsNamed: attachmentsNamedIn(lines),
    images: source.images,
    keywords: stated.keywords ?? null,
    theme: stated.theme ?? null,
    indexNumber: stated.indexNumber ?? null,
    lost: fewOf([...source.lost, ...lost, ...furnitureOf(structure, lines)]),
    repaired: fewOf([...opening, ...repair.remarks, ...repaired]),
  }
}

const MOST_REMARKS_OF_A_CODE = 50

// A person reads these: each remark once, and of a fault that runs through the whole file the first places only.
function fewOf<Code extends string>(remarks: readonly Remark<Code>[]): Remark<Code>[] {
  const seen = new Set<string>()
  const counts = new Map<Code, number>()
  return remarks.filter(({ code, detail }) => {
    const count = counts.get(code) ?? 0
    const key = `${code} ${detail}`
    if (count >= MOST_REMARKS_OF_A_CODE || seen.has(key)) return false
    seen.add(key)
    counts.set(code, count + 1)
    return true
  })
}

function furnitureOf({ opening }: Structure, lines: readonly Line[]): Remark<LossCode>[] {
  return opening.furniture.map(at => ({ code: 'page-chrome', detail: lines[at]?.text ?? '' }))
}

function unreadable(file: SourceFile, problem: ReadingProblem): ReadDocument {
  return {
    problem,
    title: file.name,
    agency: null,
    number: null,
    written: null,
    published: null,
    addressee: null,
    body: '',
    attachmentsNamed: [],
    images: [],
    keywords: null,
    theme: null,
    indexNumber: null,
    unsure: READ_FIELDS,
    lost: [],
    repaired: [],
  }
}
