interface SheetTask {
  readonly number: number
  readonly part: number
  readonly level1: string
  readonly level2: string
  readonly requirement: string
  /** The units as the plan's table names them, or as decided. */
  readonly lead: string
  readonly support: string
  readonly named: string
  readonly due: string
}

/** A plan as it is written into a workbook. */
export interface SheetPlan {
  readonly title: string
  readonly tasks: readonly SheetTask[]
}

const FONT = { name: '仿宋', size: 11 }
const BORDER = { style: 'thin' } as const
const EDGES = { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER }

/**
 * A workbook in the layout of a plan's annex: the title across, 工作任务 over two levels of merged names, 工作要求, 责任单位. A
 * plan that tells who leads has 牵头单位 and 配合单位 beside it, and one with days has 完成时限: a plan is read back from it
 * as it was written.
 */
export async function planSheet(plan: SheetPlan): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('任务分解表', {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
  })
  const told = plan.tasks.some(task => task.lead !== '' || task.support !== '')
  const dated = plan.tasks.some(task => task.due !== '')
  const columns: readonly (readonly [string, number, (task: SheetTask) => string])[] = [
    ['工作任务', 18, task => task.level1],
    ['', 22, task => task.level2],
    ['工作要求', 70, task => task.requirement],
    ...(told
      ? ([
          ['牵头单位', 26, (task: SheetTask) => task.lead],
          ['配合单位', 30, (task: SheetTask) => task.support],
        ] as const)
      : []),
    ...(told && plan.tasks.every(task => task.named === '')
      ? []
      : ([['责任单位', 36, (task: SheetTask) => task.named]] as const)),
    ...(dated ? ([['完成时限', 14, (task: SheetTask) => task.due]] as const) : []),
  ]
  sheet.addRow([plan.title])
  sheet.mergeCells(1, 1, 1, columns.length)
  sheet.addRow(columns.map(([head]) => head))
  sheet.mergeCells(2, 1, 2, 2)
  for (const task of plan.tasks) sheet.addRow(columns.map(([, , cell]) => cell(task)))
  for (const [at, [, width]] of columns.entries()) sheet.getColumn(at + 1).width = width
  mergeNames(plan.tasks, (column, from, to) => sheet.mergeCells(from, column, to, column))
  sheet.eachRow((row, at) => {
    row.eachCell({ includeEmpty: true }, cell => {
      cell.font = { ...FONT, bold: at <= 2 }
      cell.alignment = { wrapText: true, vertical: 'middle', horizontal: at <= 2 ? 'center' : 'left' }
      if (at > 1) cell.border = EDGES
    })
  })
  sheet.views = [{ state: 'frozen', ySplit: 2 }]
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

const FIRST_ROW = 3

function mergeNames(
  tasks: readonly SheetTask[],
  merge: (column: number, from: number, to: number) => void,
): void {
  const levels: readonly ((task: SheetTask) => string)[] = [
    task => `${task.part}\u0000${task.level1}`,
    task => `${task.part}\u0000${task.level1}\u0000${task.level2}`,
  ]
  for (const [level, nameOf] of levels.entries()) {
    let from = 0
    for (let at = 1; at <= tasks.length; at++) {
      const [first, here] = [tasks[from], tasks[at]]
      if (first && here && nameOf(first) === nameOf(here)) continue
      if (at - from > 1) merge(level + 1, FIRST_ROW + from, FIRST_ROW + at - 1)
      from = at
    }
  }
}
