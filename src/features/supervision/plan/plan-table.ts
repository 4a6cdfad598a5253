interface TableTask {
  readonly level1: string
  readonly level2: string
  readonly requirement: string
  readonly units: readonly { readonly words: string }[]
}

/** The table of a plan as markup, names merged over the rows that they reach. */
export function tableHtml(tasks: readonly TableTask[]): string {
  const rows = tasks.map((task, at) => {
    const names = [
      nameCell(tasks, at, each => each.level1),
      nameCell(tasks, at, each => `${each.level1}\u0000${each.level2}`),
    ]
    const units = task.units.map(unit => unit.words).join('、')
    return `<tr>${names.join('')}<td>${escaped(task.requirement)}</td><td>${escaped(units)}</td></tr>`
  })
  const head =
    '<tr><th scope="col">一级任务</th><th scope="col">二级任务</th><th scope="col">工作要求</th><th scope="col">责任单位</th></tr>'
  return `<table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`
}

function nameCell(tasks: readonly TableTask[], at: number, nameOf: (task: TableTask) => string): string {
  const task = tasks[at]
  const before = tasks[at - 1]
  if (!task || (before && nameOf(before) === nameOf(task))) return ''
  const end = tasks.findIndex((each, index) => index > at && nameOf(each) !== nameOf(task))
  const span = (end === -1 ? tasks.length : end) - at
  const name = nameOf(task).split('\u0000').at(-1) ?? ''
  return `<th scope="row"${span > 1 ? ` rowspan="${span}"` : ''}>${escaped(name)}</th>`
}

const escaped = (text: string) => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;')
