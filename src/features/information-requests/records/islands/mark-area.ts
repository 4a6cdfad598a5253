/**
 * On the picture of a page, `<img data-marks-area>`, an area is drawn with mouse, pen or finger; it fills the four fields of
 * the form (left, top, width, height in hundredths of the page), where it can still be corrected. Without script, and with the
 * keyboard, the fields are written as they are.
 */
const NAMES = ['left', 'top', 'width', 'height'] as const
/** In hundredths: a touch that hardly moves marks nothing. */
const LEAST = 0.5

const picture = document.querySelector<HTMLImageElement>('img[data-marks-area]')
if (picture) watch(picture)

function watch(page: HTMLImageElement): void {
  const ground = document.createElement('span')
  ground.className = 'marking-ground'
  page.replaceWith(ground)
  const mark = document.createElement('span')
  mark.className = 'marking-area'
  mark.hidden = true
  ground.append(page, mark)
  page.draggable = false
  const hint = document.createElement('span')
  hint.className = 'quiet'
  hint.textContent = '在页面上拖动，即可填入下面的区域。'
  ground.before(hint)
  let from: readonly [number, number] | undefined

  const placeOf = (event: PointerEvent): readonly [number, number] => {
    const { left, top, width, height } = page.getBoundingClientRect()
    const within = (value: number) => Math.min(100, Math.max(0, value))
    return [within(((event.clientX - left) / width) * 100), within(((event.clientY - top) / height) * 100)]
  }
  const show = (to: readonly [number, number]) => {
    if (!from) return
    const area = {
      left: Math.min(from[0], to[0]),
      top: Math.min(from[1], to[1]),
      width: Math.abs(from[0] - to[0]),
      height: Math.abs(from[1] - to[1]),
    }
    mark.hidden = area.width < LEAST || area.height < LEAST
    for (const name of NAMES) {
      mark.style[name] = `${area[name]}%`
      const field = document.querySelector<HTMLInputElement>(`input[name="${name}"]`)
      if (field && !mark.hidden) field.value = area[name].toFixed(1)
    }
  }
  ground.addEventListener('pointerdown', event => {
    if (event.button !== 0) return
    event.preventDefault()
    ground.setPointerCapture(event.pointerId)
    from = placeOf(event)
  })
  ground.addEventListener('pointermove', event => show(placeOf(event)))
  ground.addEventListener('pointerup', event => {
    show(placeOf(event))
    from = undefined
  })
  ground.addEventListener('pointercancel', () => {
    from = undefined
  })
}
