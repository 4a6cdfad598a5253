import type { Editor } from '@tiptap/core'
import type { Panels } from './panels.ts'

/** One button of the toolbar: a word, what it does, and whether it is pressed now. */
export interface Command {
  readonly label: string
  readonly title: string
  run(editor: Editor): void
  active?(editor: Editor): boolean
  enabled?(editor: Editor): boolean
}

const chain = (editor: Editor) => editor.chain().focus()
const inTable = (editor: Editor) => editor.isActive('table')

/** The groups of the toolbar, in the order in which a document is made. */
export function commandGroups(panels: Panels): readonly (readonly Command[])[] {
  return [
    [
      {
        label: '正文',
        title: '正文段落（Ctrl+Alt+0）',
        run: editor => chain(editor).setParagraph().run(),
        active: editor => editor.isActive('paragraph') && !editor.isActive('list'),
      },
      heading(2, '标题二', '一级层次，如“一、”（Ctrl+Alt+2）'),
      heading(3, '标题三', '二级层次，如“（一）”（Ctrl+Alt+3）'),
      mark('bold', '加粗', '加粗（Ctrl+B）', editor => chain(editor).toggleBold().run()),
      paragraphClass('align-center', '居中', '段落居中'),
      paragraphClass('align-right', '居右', '段落居右，用于落款'),
    ],
    [
      mark('bulletList', '项目列表', '圆点列表（Ctrl+Shift+8）', editor =>
        chain(editor).toggleBulletList().run(),
      ),
      mark('orderedList', '编号列表', '编号列表（Ctrl+Shift+7）', editor =>
        chain(editor).toggleOrderedList().run(),
      ),
      {
        label: '链接',
        title: '插入或者修改链接（Ctrl+K）',
        run: panels.link,
        active: editor => editor.isActive('link'),
      },
      { label: '图片', title: '插入已上传的图片', run: panels.image },
    ],
    [
      {
        label: '表格',
        title: '插入三行三列、带表头的表格',
        run: editor => chain(editor).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
        enabled: editor => !inTable(editor),
      },
      table('下插行', '在下方插入一行', editor => chain(editor).addRowAfter().run()),
      table('右插列', '在右侧插入一列', editor => chain(editor).addColumnAfter().run()),
      table('删行', '删除当前行', editor => chain(editor).deleteRow().run()),
      table('删列', '删除当前列', editor => chain(editor).deleteColumn().run()),
      table('合并', '合并或者拆分单元格', editor => chain(editor).mergeOrSplit().run()),
      table('行表头', '把第一行设为表头', editor => chain(editor).toggleHeaderRow().run()),
      table('列表头', '把第一列设为表头', editor => chain(editor).toggleHeaderColumn().run()),
      table('删表', '删除整个表格', editor => chain(editor).deleteTable().run()),
    ],
    [
      {
        label: '清除格式',
        title: '清除所选文字的格式',
        run: editor => chain(editor).unsetAllMarks().clearNodes().run(),
      },
      {
        label: '撤销',
        title: '撤销（Ctrl+Z）',
        run: editor => chain(editor).undo().run(),
        enabled: editor => editor.can().undo(),
      },
      {
        label: '重做',
        title: '重做（Ctrl+Shift+Z）',
        run: editor => chain(editor).redo().run(),
        enabled: editor => editor.can().redo(),
      },
      { label: '源码', title: '查看和修改 HTML 源码', run: panels.source },
      { label: '？', title: '快捷键', run: panels.keys },
    ],
  ]
}

const PLAIN = new Set(['正文', '项目列表', '编号列表', '撤销', '重做', '？'])

/** The groups for a text that knows paragraphs, lists and tables alone. */
export function plainGroups(panels: Panels): readonly (readonly Command[])[] {
  return commandGroups(panels)
    .map(group =>
      group.some(each => each.label === '表格') ? group : group.filter(each => PLAIN.has(each.label)),
    )
    .filter(group => group.length > 0)
}

function heading(level: 2 | 3, label: string, title: string): Command {
  return {
    label,
    title,
    run: editor => chain(editor).toggleHeading({ level }).run(),
    active: editor => editor.isActive('heading', { level }),
  }
}

function mark(name: string, label: string, title: string, run: Command['run']): Command {
  return { label, title, run, active: editor => editor.isActive(name) }
}

function table(label: string, title: string, run: Command['run']): Command {
  return { label, title, run, enabled: inTable }
}

function paragraphClass(name: string, label: string, title: string): Command {
  const has = (editor: Editor) => editor.isActive('paragraph', { class: name })
  return {
    label,
    title,
    active: has,
    run: editor =>
      chain(editor)
        .updateAttributes('paragraph', { class: has(editor) ? null : name })
        .run(),
  }
}

/** Draws the toolbar: one stop of the Tab key, arrows inside (WAI-ARIA APG, toolbar). Answers a function that updates it. */
export function drawToolbar(
  host: HTMLElement,
  editor: Editor,
  groups: readonly (readonly Command[])[],
): () => void {
  host.setAttribute('role', 'toolbar')
  host.setAttribute('aria-label', '正文编辑工具')
  const drawn: { command: Command; button: HTMLButtonElement }[] = []
  for (const group of groups) {
    const box = document.createElement('div')
    box.className = 'editor-group'
    for (const command of group) {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = command.label
      button.title = command.title
      button.setAttribute('aria-label', command.label === '？' ? command.title : command.label)
      button.tabIndex = -1
      button.addEventListener('click', () => {
        if (button.getAttribute('aria-disabled') !== 'true') command.run(editor)
      })
      box.append(button)
      drawn.push({ command, button })
    }
    host.append(box)
  }
  const buttons = drawn.map(each => each.button)
  const moveTo = (index: number) => {
    const target = buttons[(index + buttons.length) % buttons.length]
    for (const button of buttons) button.tabIndex = button === target ? 0 : -1
    return target
  }
  moveTo(0)
  host.addEventListener('focusin', event => {
    const index = buttons.indexOf(event.target as HTMLButtonElement)
    if (index >= 0) moveTo(index)
  })
  host.addEventListener('keydown', event => {
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (to !== undefined && at >= 0) {
      event.preventDefault()
      moveTo(to)?.focus()
    } else if (event.key === 'Escape') {
      editor.commands.focus()
    }
  })
  return () => {
    for (const { command, button } of drawn) {
      if (command.active) button.setAttribute('aria-pressed', String(command.active(editor)))
      // A disabled button would lose the keyboard's place; it stays reachable and says that it does nothing.
      if (command.enabled) button.setAttribute('aria-disabled', String(!command.enabled(editor)))
    }
  }
}
