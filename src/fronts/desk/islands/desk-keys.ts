/**
 * Single keys for what a page marks with `data-key`: `<a data-key="n" data-key-label="下一件待办">`. The key `?` lists
 * them. They sleep while somebody types, and can be switched off for good (WCAG 2.2 SC 2.1.4).
 */
const OFF = 'gongkai-keys-off'

const marked = () =>
  [...document.querySelectorAll<HTMLElement>('[data-key]')].map(element => ({
    element,
    key: (element.dataset.key ?? '').toLowerCase(),
    label: element.dataset.keyLabel ?? element.textContent?.trim() ?? '',
  }))

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return
  if (event.key === '?' || event.key === '？') {
    event.preventDefault()
    showList()
    return
  }
  if (isOff()) return
  const found = marked().find(each => each.key === event.key.toLowerCase())
  if (!found) return
  event.preventDefault()
  if (found.element instanceof HTMLInputElement || found.element instanceof HTMLTextAreaElement) {
    found.element.focus()
  } else found.element.click()
})

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT|DIALOG)$/.test(target.tagName))
  )
}

function isOff(): boolean {
  try {
    return localStorage.getItem(OFF) === 'yes'
  } catch {
    return false
  }
}

function setOff(off: boolean): void {
  try {
    if (off) localStorage.setItem(OFF, 'yes')
    else localStorage.removeItem(OFF)
  } catch {
    // A browser that keeps nothing asks again on the next page.
  }
}

/** The list of keys, as a dialog of the browser: it holds the focus and closes with Escape. */
function showList(): void {
  const dialog = document.createElement('dialog')
  dialog.className = 'keys-dialog'
  dialog.setAttribute('aria-labelledby', 'keys-title')
  const title = document.createElement('h2')
  title.id = 'keys-title'
  title.textContent = '快捷键'
  const list = document.createElement('dl')
  list.className = 'editor-keys'
  for (const { key, label } of [...marked(), { key: '?', label: '显示本列表' }]) {
    const term = document.createElement('dt')
    const name = document.createElement('kbd')
    name.textContent = key.toUpperCase()
    term.append(name)
    const meaning = document.createElement('dd')
    meaning.textContent = label
    list.append(term, meaning)
  }
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.checked = isOff()
  box.addEventListener('change', () => setOff(box.checked))
  const off = document.createElement('label')
  off.append(box, ' 停用单键快捷键（“？”仍可打开本列表）')
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'button button-secondary'
  close.textContent = '关闭'
  close.addEventListener('click', () => dialog.close())
  dialog.append(title, list, off, close)
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  // A browser older than the dialog element opens the list at the end of the page.
  if (typeof dialog.showModal === 'function') dialog.showModal()
  else dialog.setAttribute('open', '')
}
