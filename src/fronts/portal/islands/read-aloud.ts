export {}

/**
 * Reads a text aloud where the browser can speak. A long text is spoken block by block: engines stop in the middle of what
 * is longer than a few hundred characters, and this way the place is known.
 */
const LONGEST = 180

function start(button: HTMLButtonElement, synthesis: SpeechSynthesis): void {
  const target = document.querySelector(button.dataset.readAloud ?? '')
  if (!target) return
  const idle = button.textContent ?? '朗读'
  let queue: string[] = []
  let speaking = false

  const stop = () => {
    speaking = false
    queue = []
    synthesis.cancel()
    button.textContent = idle
    button.setAttribute('aria-pressed', 'false')
  }
  const next = () => {
    const text = queue.shift()
    if (!speaking || text === undefined) {
      stop()
      return
    }
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.lang = 'zh-CN'
    utterance.onend = next
    utterance.onerror = stop
    synthesis.speak(utterance)
  }

  button.hidden = false
  button.setAttribute('aria-pressed', 'false')
  button.addEventListener('click', () => {
    if (speaking) {
      stop()
      return
    }
    speaking = true
    queue = sentencesOf(target)
    button.textContent = '停止朗读'
    button.setAttribute('aria-pressed', 'true')
    next()
  })
  addEventListener('pagehide', stop)
}

/** The blocks of a text, each cut at its sentences into pieces that an engine speaks to the end. */
function sentencesOf(target: Element): string[] {
  const blocks = [...target.querySelectorAll('h2,h3,h4,h5,h6,p,li,caption,tr,figcaption')]
    // A list item or a cell that holds paragraphs is read through these.
    .filter(block => block.querySelector('p,li,tr') === null)
    .map(block => block.textContent?.replace(/\s+/g, ' ').trim() ?? '')
  const texts = blocks.length > 0 ? blocks : [target.textContent ?? '']
  return texts.flatMap(text => {
    const pieces: string[] = []
    for (const sentence of text.match(/[^。！？；]+[。！？；]?/g) ?? []) {
      const last = pieces.length - 1
      const before = pieces[last]
      if (before !== undefined && before.length + sentence.length <= LONGEST) pieces[last] = before + sentence
      else pieces.push(sentence)
    }
    return pieces
  })
}

if ('speechSynthesis' in window) {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-read-aloud]')) {
    start(button, window.speechSynthesis)
  }
}
