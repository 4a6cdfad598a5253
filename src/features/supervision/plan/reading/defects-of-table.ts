import { findMisTypedNumbers } from '../../../../law/document-numbers.ts'
import type { DefectType, Fix, Place, PlanDefect, PlanTask } from '../plan.ts'
import { notesIn } from './notes.ts'
import type { PlanSource } from './plan-source.ts'
import type { RepeatedPart } from './rows.ts'
import { plain, spacedPlaces, withoutSpaces } from './words.ts'

/** What the reading of the table noticed on its way. */
export interface TableFacts {
  readonly sharedHeader: string | undefined
  readonly strayCells: readonly number[]
  readonly emptyRows: readonly number[]
  readonly unreadFrom: number | undefined
  readonly firstLeads: boolean
  readonly repeated: readonly RepeatedPart[]
  readonly source: PlanSource
}

/** Faults that the table shows by itself: how it was typed, copied and counted. */
export function defectsOfTable(tasks: readonly PlanTask[], facts: TableFacts): PlanDefect[] {
  return [
    ...mixedBrackets(facts.source),
    ...spacesInWords(tasks, facts.source),
    ...notRead(facts),
    ...sharedHeader(facts),
    ...emptyCells(facts),
    ...halfwidthPunctuation(facts.source),
    ...repeatedParts(tasks, facts),
    ...repeatedTasks(tasks),
    ...numberGaps(tasks),
    ...missingUnits(tasks),
    ...doubledCharacters(tasks),
    ...editorNotes(tasks),
  ]
}

/** A defect that changes nothing by itself unless `parts` says so. */
export function defect(
  type: DefectType,
  place: Place,
  found: string,
  proposed: string,
  parts: { tasks?: readonly number[]; accept?: readonly Fix[]; keep?: readonly Fix[] } = {},
): PlanDefect {
  return {
    type,
    place,
    found,
    proposed,
    tasks: parts.tasks ?? [],
    accept: parts.accept ?? [],
    keep: parts.keep ?? [],
  }
}

/** GB/T 9704-2012 7.2.5 knows one kind of brackets around the year, U+3014 and U+3015. */
function mixedBrackets({ lines }: PlanSource): PlanDefect[] {
  return lines.flatMap(({ text, line }) =>
    findMisTypedNumbers(text)
      .filter(number => number.faults.includes('brackets') && number.suggestion !== undefined)
      .map(number => defect('mixed-brackets', { line }, number.text, number.suggestion ?? '')),
  )
}

function spacesInWords(tasks: readonly PlanTask[], source: PlanSource): PlanDefect[] {
  const found: PlanDefect[] = []
  for (const field of ['level1', 'level2', 'requirement'] as const) {
    for (const task of tasks) {
      const written = task.written[field]
      const places = spacedPlaces(written)
      if (places.length === 0) continue
      // A name reaches down to every task of its part.
      const touched =
        field === 'requirement'
          ? [task]
          : tasks.filter(each => each[field] === task[field] && each.part === task.part)
      found.push(
        defect(
          'spaces-in-words',
          placeOf(source, written, task),
          shown(written, places),
          withoutSpaces(shown(written, places)),
          {
            tasks: touched.map(each => each.number),
            accept: touched.map(each => ({ set: field, task: each.number, to: withoutSpaces(written) })),
            keep: touched.map(each => ({ set: field, task: each.number, to: written })),
          },
        ),
      )
    }
  }
  return found
}

const LONGEST_SHOWN = 40

// A name is shown whole, of a long requirement the places.
const shown = (written: string, places: readonly string[]) =>
  written.length <= LONGEST_SHOWN ? written : places.join('；')

/** The line on which a cell stands; the row where the file has no lines. */
function placeOf(source: PlanSource, cell: string, task: PlanTask): Place {
  if (task.source.line === undefined) return task.source
  const first = cell.split('\n')[0] ?? ''
  const line = source.lines.find(each => each.text.includes(first))?.line
  return line === undefined ? task.source : { line }
}

function sharedHeader({ sharedHeader }: TableFacts): PlanDefect[] {
  if (sharedHeader === undefined) return []
  const name = withoutSpaces(sharedHeader)
  return [defect('two-levels-in-one-column', {}, `表头“${name}”一列`, `“${name}”下分一级任务、二级任务两级`)]
}

function emptyCells({ strayCells, emptyRows }: TableFacts): PlanDefect[] {
  return [
    ...strayCells.map(line => defect('empty-cell', { line }, '多出的空单元格', '跳过')),
    ...emptyRows.map(row => defect('empty-cell', { row }, '空行', '跳过')),
  ]
}

function notRead({ unreadFrom }: TableFacts): PlanDefect[] {
  if (unreadFrom === undefined) return []
  const line = unreadFrom
  return [defect('not-read', { line }, `从第 ${line} 行起没有读取`, '把文件分成几份，分别导入')]
}

const FEWEST_HALFWIDTH = 3

function halfwidthPunctuation({ lines, tables }: PlanSource): PlanDefect[] {
  const texts = [
    ...lines.map(line => line.text),
    ...tables.flatMap(table => table.rows.flatMap(row => row.map(cell => cell.text))),
  ]
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const [sign] of text.matchAll(/(?<=[\u3400-\u9fff”）)])[,;:()]/gu))
      counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (total < FEWEST_HALFWIDTH) return []
  const signs = [...counts].map(([sign, count]) => `${sign} ${count} 处`).join('，')
  return [defect('halfwidth-punctuation', {}, `半角标点：${signs}`, '比对时按全角理解，原文不改')]
}

function repeatedParts(tasks: readonly PlanTask[], { repeated }: TableFacts): PlanDefect[] {
  return repeated.map(({ at, words, part }) => {
    const touched = tasks.filter(task => task.part === part)
    const name = touched[0]?.level1 ?? ''
    return defect('repeated-part', at, withoutSpaces(words), `与前文“${name}”为同一部分`, {
      tasks: touched.map(task => task.number),
    })
  })
}

function repeatedTasks(tasks: readonly PlanTask[]): PlanDefect[] {
  const firsts = new Map<string, PlanTask>()
  return tasks.flatMap(task => {
    const key = plain(task.requirement)
    const first = firsts.get(key)
    if (!first) {
      firsts.set(key, task)
      return []
    }
    return [
      defect('repeated-task', task.source, task.requirement, `与第 ${first.number} 项相同，责任单位取并集`, {
        tasks: [first.number, task.number],
        accept: [{ unite: [first.number, task.number] }],
      }),
    ]
  })
}

function numberGaps(tasks: readonly PlanTask[]): PlanDefect[] {
  const numbered = tasks.flatMap(task => {
    const value = Number(/\d+/u.exec(task.ordinal ?? '')?.[0])
    return Number.isInteger(value) ? [{ task, value }] : []
  })
  return numbered.flatMap(({ task, value }, at) => {
    const before = numbered[at - 1]?.value
    // In a table whose parts count anew, 1 begins again.
    if (before === undefined || value === before + 1 || value === 1) return []
    return [
      defect(
        'number-gap',
        task.source,
        `序号 ${value}，前一项为 ${before}`,
        `应为 ${before + 1}，请核对是否缺项`,
        { tasks: [task.number] },
      ),
    ]
  })
}

function missingUnits(tasks: readonly PlanTask[]): PlanDefect[] {
  return tasks
    .filter(task => task.units.length === 0)
    .map(task =>
      defect('missing-units', task.source, '责任单位一栏为空', '由公开工作主管部门指定', {
        tasks: [task.number],
      }),
    )
}

function doubledCharacters(tasks: readonly PlanTask[]): PlanDefect[] {
  return tasks.flatMap(task =>
    task.units
      .filter(unit => /([局委办厅院署企业])\1$/u.test(unit.words))
      .map(unit =>
        defect(
          'doubled-character',
          task.source,
          unit.words,
          unit.words.endsWith('企企') ? unit.words.replace(/企企$/u, '企业') : unit.words.slice(0, -1),
          {
            tasks: [task.number],
          },
        ),
      ),
  )
}

function editorNotes(tasks: readonly PlanTask[]): PlanDefect[] {
  return tasks.flatMap(task =>
    Object.values(task.written)
      .flatMap(notesIn)
      .map(note => defect('editor-note', task.source, note, '非原文，不计入任务', { tasks: [task.number] })),
  )
}
