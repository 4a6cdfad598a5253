export {}

/**
 * Completions below a search box while somebody types, as a list that keys and pointers can choose from. Without it the
 * box is a plain form. What was asked last is what is shown: slower answers to earlier letters are dropped.
 */
interface Suggestion {
  readonly text: string
  readonly href?: string
}

const PAUSE = 150
const MOST_KEPT = 50

function improve(input: HTMLInputElement, address: string): void {
  const form = input.form
  if (!form) return
  const list = document.createElement('ul')
  list.id = `${input.id}-suggestions`
  list.className = 'search-suggestions'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', '搜索建议')
  list.hidden = true
  form.append(list)
  const told = document.createElement('p')
  told.className = 'visually-hidden'
  told.setAttribute('role', 'status')
  form.append(told)
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-expanded', 'false')

  const known = new Map<string, readonly Suggestion[]>()
  let offered: readonly Suggestion[] = []
  let chosen = -1
  let timer = 0
  let composing = false

  const choose = (at: number) => {
    chosen = at
    Array.from(list.children).forEach((option, place) => {
      option.setAttribute('aria-selected', String(place === at))
    })
    const option = list.children[at]
    if (option) {
      input.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    } else input.removeAttribute('aria-activedescendant')
  }
  const close = () => {
    list.hidden = true
    input.setAttribute('aria-expanded', 'false')
    choose(-1)
  }
  const take = (suggestion: Suggestion) => {
    if (suggestion.href !== undefined) {
      location.assign(suggestion.href)
      return
    }
    input.value = suggestion.text
    close()
    form.submit()
  }
  const show = (suggestions: readonly Suggestion[]) => {
    offered = suggestions
    list.replaceChildren(
      ...suggestions.map((suggestion, at) => {
        const option = document.createElement('li')
        option.id = `${list.id}-${at}`
        option.className = 'search-suggestion'
        option.setAttribute('role', 'option')
        option.textContent = suggestion.text
        // The box keeps the focus; a click would come after it lost it.
        option.addEventListener('pointerdown', event => event.preventDefault())
        option.addEventListener('click', () => take(suggestion))
        return option
      }),
    )
    choose(-1)
    list.hidden = suggestions.length === 0
    input.setAttribute('aria-expanded', String(suggestions.length > 0))
    told.textContent = suggestions.length > 0 ? `有 ${suggestions.length} 条建议，按上下键选择` : ''
  }
  const ask = async () => {
    const typed = input.value.trim()
    if (typed === '') {
      close()
      return
    }
    let answer = known.get(typed)
    if (!answer) {
      const reply = await fetch(`${address}?q=${encodeURIComponent(typed)}`).catch(() => undefined)
      if (!reply?.ok) return
      answer = (await reply.json()) as readonly Suggestion[]
      if (known.size >= MOST_KEPT) known.clear()
      known.set(typed, answer)
    }
    if (input.value.trim() === typed && document.activeElement === input) show(answer)
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), PAUSE)
  }

  input.addEventListener('compositionstart', () => {
    composing = true
  })
  input.addEventListener('compositionend', () => {
    composing = false
    soon()
  })
  input.addEventListener('input', () => {
    if (!composing) soon()
  })
  input.addEventListener('blur', close)
  input.addEventListener('keydown', event => {
    if (composing || list.hidden) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      // One place more than there are: nothing chosen, the words as typed.
      const places = offered.length + 1
      choose(((chosen + 1 + step + places) % places) - 1)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      close()
    } else if (event.key === 'Enter') {
      const suggestion = offered[chosen]
      if (!suggestion) return
      event.preventDefault()
      take(suggestion)
    }
  })
}

for (const input of document.querySelectorAll<HTMLInputElement>('input[data-suggest]')) {
  improve(input, input.dataset.suggest ?? '')
}
