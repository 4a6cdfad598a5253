import { Editor } from '@tiptap/core'
import { forShowing, forStoring } from './editor/addresses.ts'
import { makePanels, type UploadedImage } from './editor/panels.ts'
import { tidyPaste } from './editor/paste.ts'
import { editorExtensions } from './editor/schema.ts'
import { commandGroups, drawToolbar, plainGroups } from './editor/toolbar.ts'

/**
 * Turns every `textarea[data-improve="editor"]` into an editor, and with fewer tools every `editor-plain`: paragraphs, lists and tables.
 * The textarea stays the field that is sent.
 */
for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-improve^="editor"]'))
  enhance(area)

function enhance(area: HTMLTextAreaElement): void {
  const box = document.createElement('div')
  box.className = 'editor'
  const toolbar = document.createElement('div')
  toolbar.className = 'editor-toolbar'
  const panel = document.createElement('div')
  panel.className = 'editor-panel'
  panel.hidden = true
  const surface = document.createElement('div')
  surface.className = 'editor-surface'
  box.append(toolbar, panel, surface)
  area.before(box)

  const describedBy = area.getAttribute('aria-describedby')
  const editor = new Editor({
    element: surface,
    extensions: editorExtensions(),
    content: forShowing(area.value),
    injectCSS: false,
    editorProps: {
      attributes: {
        class: 'document-body',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': labelOf(area),
        lang: 'zh-CN',
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
      },
      transformPastedHTML: tidyPaste,
    },
  })

  // What was opened and not touched is sent as it came: the editor's own way of writing is no change of the text.
  let touched = false
  const sync = () => {
    if (touched && !area.classList.contains('editor-shown')) area.value = forStoring(editor.getHTML())
  }
  const toggleSource = () => {
    if (area.classList.toggle('editor-shown')) {
      if (touched) area.value = forStoring(editor.getHTML())
      surface.hidden = true
      area.focus()
    } else {
      editor.commands.setContent(forShowing(area.value))
      touched = true
      surface.hidden = false
      editor.commands.focus()
    }
  }
  const panels = makePanels(panel, () => uploadedImages(area), toggleSource)
  const update = drawToolbar(
    toolbar,
    editor,
    area.dataset.improve === 'editor' ? commandGroups(panels) : plainGroups(panels),
  )
  update()
  editor.on('transaction', update)
  editor.on('update', () => {
    touched = true
  })
  area.classList.add('editor-behind')
  area.form?.addEventListener('submit', sync)
  leaveWithCare(area, () => touched, sync)

  surface.addEventListener('keydown', event => {
    if (event.altKey && event.key === 'F10') {
      event.preventDefault()
      toolbar.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      panels.link(editor)
    }
  })
  area.form?.addEventListener('keydown', event => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return
    event.preventDefault()
    area.form?.querySelector<HTMLButtonElement>('button[name="do"][value="save"]')?.click()
  })
  // A label of the textarea, and an error summary that links to it, lead to the editor.
  const focusEditor = (event: Event) => {
    if (area.classList.contains('editor-shown')) return
    event.preventDefault()
    editor.commands.focus()
  }
  for (const label of area.labels) label.addEventListener('click', focusEditor)
  for (const link of document.querySelectorAll(`a[href="#${area.id}"]`))
    link.addEventListener('click', focusEditor)
}

/** The browser asks before a changed text is left without saving. */
function leaveWithCare(area: HTMLTextAreaElement, touched: () => boolean, sync: () => void): void {
  let sending = false
  area.form?.addEventListener('submit', () => {
    sending = true
  })
  window.addEventListener('beforeunload', event => {
    sync()
    if (touched() && !sending) event.preventDefault()
  })
}

function labelOf(area: HTMLTextAreaElement): string {
  const words = area.labels[0]?.textContent?.trim()
  return words ? words : '正文'
}

/** The pictures of this draft, as the page lists them. */
function uploadedImages(area: HTMLTextAreaElement): UploadedImage[] {
  const listed = area.form?.querySelectorAll<HTMLElement>('[data-image]') ?? []
  return [...listed].map(each => ({ src: each.dataset.image ?? '', name: each.dataset.name ?? '' }))
}
