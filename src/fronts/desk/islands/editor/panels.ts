import type { Editor } from '@tiptap/core'

/** What opens below the toolbar instead of a window of the browser: links, images, source, keys. */
export interface Panels {
  link(editor: Editor): void
  image(editor: Editor): void
  source(editor: Editor): void
  keys(editor: Editor): void
}

/** A picture that was uploaded with this draft. */
export interface UploadedImage {
  readonly src: string
  readonly name: string
}

const KEYS: readonly (readonly [string, string])[] = [
  ['Ctrl+Alt+2、Ctrl+Alt+3', '标题二、标题三'],
  ['Ctrl+Alt+0', '正文段落'],
  ['Ctrl+B', '加粗'],
  ['Ctrl+K', '链接'],
  ['Ctrl+Shift+7、Ctrl+Shift+8', '编号列表、项目列表'],
  ['Tab、Shift+Tab（在列表中）', '降一级、升一级'],
  ['Tab、Shift+Tab（在表格中）', '下一格、上一格'],
  ['Ctrl+Z、Ctrl+Shift+Z', '撤销、重做'],
  ['Ctrl+S', '保存'],
  ['Alt+F10', '从正文到工具栏；用左右方向键移动，Esc 回到正文'],
]

/** Makes the panels inside `host`. Only one is open; opening it again, or Escape, closes it. */
export function makePanels(
  host: HTMLElement,
  images: () => readonly UploadedImage[],
  toggleSource: () => void,
): Panels {
  let open = ''
  const close = (editor: Editor) => {
    open = ''
    host.replaceChildren()
    host.hidden = true
    editor.commands.focus()
  }
  const show = (name: string, editor: Editor, content: readonly HTMLElement[]) => {
    if (open === name) return close(editor)
    open = name
    host.hidden = false
    host.replaceChildren(...content)
    host.onkeydown = event => {
      if (event.key === 'Escape') close(editor)
    }
    host.querySelector<HTMLElement>('input, select, button')?.focus()
  }

  return {
    link(editor) {
      const address = field('链接地址', 'text', String(editor.getAttributes('link').href ?? ''))
      address.input.placeholder = 'https:// 或者 /d/12'
      const set = () => {
        const href = address.input.value.trim()
        if (href === '') return
        const { empty } = editor.state.selection
        if (empty && !editor.isActive('link')) {
          editor
            .chain()
            .focus()
            .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
            .run()
        } else editor.chain().focus().extendMarkRange('link').setLink({ href }).run()
        close(editor)
      }
      const remove = () => {
        editor.chain().focus().extendMarkRange('link').unsetLink().run()
        close(editor)
      }
      onEnter(address.input, set)
      show('link', editor, [address.label, button('确定', set), button('取消链接', remove)])
    },
    image(editor) {
      const choices = images()
      if (choices.length === 0) {
        show('image', editor, [
          text('还没有上传图片。请先在下方“图片”一栏上传，并写明替代文字。'),
          button('知道了', () => close(editor)),
        ])
        return
      }
      const select = document.createElement('select')
      for (const { src, name } of choices) select.append(new Option(name, src))
      const label = document.createElement('label')
      label.append('图片', select)
      const alt = field('替代文字（读给看不见图片的人）', 'text', '')
      const insert = () => {
        if (alt.input.value.trim() === '') {
          alt.input.focus()
          return
        }
        const attrs = { src: select.value.replace(/^\/files\//, '/desk/files/'), alt: alt.input.value.trim() }
        editor.chain().focus().insertContent({ type: 'image', attrs }).run()
        close(editor)
      }
      onEnter(alt.input, insert)
      show('image', editor, [label, alt.label, button('插入', insert), button('取消', () => close(editor))])
    },
    source: () => toggleSource(),
    keys(editor) {
      const list = document.createElement('dl')
      list.className = 'editor-keys'
      for (const [keys, meaning] of KEYS) {
        const dt = document.createElement('dt')
        dt.textContent = keys
        const dd = document.createElement('dd')
        dd.textContent = meaning
        list.append(dt, dd)
      }
      show('keys', editor, [list, button('关闭', () => close(editor))])
    },
  }
}

function field(words: string, type: string, value: string) {
  const input = document.createElement('input')
  input.type = type
  input.value = value
  const label = document.createElement('label')
  label.append(words, input)
  return { label, input }
}

function button(words: string, run: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = words
  made.addEventListener('click', run)
  return made
}

function text(words: string): HTMLElement {
  const made = document.createElement('p')
  made.textContent = words
  return made
}

/** Enter in a field of a panel means its first button, never the form around the editor. */
function onEnter(input: HTMLInputElement, run: () => void): void {
  input.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    run()
  })
}
