import { describe, expect, test } from 'vitest'
import { applyLook, DEFAULT_LOOK, LOOK_CHOICES, lookCss, parseLook, serialiseLook } from './look.ts'
import { contrast, HIGH, PAIRS } from './palette.ts'

const px = (css: string, token: string): number =>
  Number(new RegExp(`${token}:([\\d.]+)rem`).exec(css)?.[1] ?? Number.NaN) * 16

const plain = (css: string, token: string): number =>
  Number(new RegExp(`${token}:([\\d.]+)`).exec(css)?.[1] ?? Number.NaN)

describe('the choice of a reader', () => {
  test('survives the cookie, whatever combination was chosen', () => {
    for (const one of LOOK_CHOICES) {
      for (const other of LOOK_CHOICES) {
        const look = applyLook(applyLook({ ...DEFAULT_LOOK }, one), other)
        expect(parseLook(serialiseLook(look))).toEqual(look)
      }
    }
  })

  test('leaves no cookie value behind when everything is as usual', () => {
    expect(serialiseLook(DEFAULT_LOOK)).toBe('')
    expect(serialiseLook(applyLook(applyLook({ ...DEFAULT_LOOK }, 'elder-on'), 'reset'))).toBe('')
  })

  test('falls back to the usual look when the cookie is foreign, hostile or far too long', () => {
    for (const cookie of [undefined, '', '}body{display:none', '../etc', 'elder-on.'.repeat(100), 'reset']) {
      expect(parseLook(cookie)).toEqual(DEFAULT_LOOK)
    }
  })

  test('never carries what came in the cookie into the stylesheet', () => {
    expect(lookCss(parseLook('elder-on.}body{color:red'))).toBe(lookCss({ ...DEFAULT_LOOK, elder: true }))
  })

  test('keeps what else was chosen when one thing changes', () => {
    const look = applyLook(parseLook('contrast-high.text-large'), 'elder-on')
    expect(look).toEqual({ text: 'large', contrast: 'high', elder: true, theme: 'auto' })
  })
})

describe('elder mode', () => {
  const css = lookCss({ ...DEFAULT_LOOK, elder: true })

  test('shows no text smaller than 18 pt', () => {
    for (const token of [
      'small',
      'quiet',
      'body',
      'desk',
      'desk-quiet',
      'desk-heading',
      'desk-title',
      'heading',
      'title',
      'display',
    ]) {
      expect(px(css, `--text-${token}`), token).toBeGreaterThanOrEqual(24)
    }
  })

  test('gives fingers 60 px and lines the room that the rules ask for', () => {
    expect(px(css, '--target')).toBeGreaterThanOrEqual(60)
    expect(plain(css, '--line-height')).toBeGreaterThanOrEqual(1.3)
    expect(plain(css, '--line-height-tight')).toBeGreaterThanOrEqual(1.3)
    expect(plain(css, '--line-height-desk')).toBeGreaterThanOrEqual(1.3)
    for (const gap of ['--paragraph-gap', '--document-gap']) {
      expect(plain(css, gap), gap).toBeGreaterThanOrEqual(plain(css, '--line-height') * 1.3 - 0.001)
    }
  })

  test('offers the way back instead of the way in', () => {
    expect(css).toContain('[data-look="elder-off"]{display:inline-flex}')
    expect(css).toContain('[data-look="elder-on"]{display:none}')
  })
})

test('one button leads to the other theme, whatever the system prefers; high contrast has none', () => {
  const dark = lookCss({ ...DEFAULT_LOOK, theme: 'dark' })
  expect(dark).toContain('[data-look="theme-light"]{display:inline-flex}')
  expect(dark).toContain('[data-look="theme-dark"]{display:none}')
  const light = lookCss({ ...DEFAULT_LOOK, theme: 'light' })
  expect(light).toContain('[data-look="theme-dark"]{display:inline-flex}')
  expect(light).toContain('[data-look="theme-light"]{display:none}')
  const high = lookCss({ ...DEFAULT_LOOK, contrast: 'high', theme: 'dark' })
  expect(high).toContain('[data-look="theme-dark"],[data-look="theme-light"]{display:none}')
  expect(lookCss(DEFAULT_LOOK)).not.toMatch(/theme-(?:dark|light)/)
})

test('a reader who asks for larger text gets larger text, and the largest is larger still', () => {
  const size = (text: 'large' | 'largest') =>
    Number(/--root-size:([\d.]+)%/.exec(lookCss({ ...DEFAULT_LOOK, text }))?.[1])
  expect(size('large')).toBeGreaterThan(100)
  expect(size('largest')).toBeGreaterThan(size('large'))
  expect(lookCss(DEFAULT_LOOK)).not.toContain('--root-size')
})

test('high contrast gives every text 7:1 and leaves paper alone', () => {
  const css = lookCss({ ...DEFAULT_LOOK, contrast: 'high' })
  expect(css.startsWith('@media screen{')).toBe(true)
  for (const { over, on } of PAIRS) {
    expect(contrast(HIGH[over], HIGH[on]), `${over} on ${on}`).toBeGreaterThanOrEqual(7)
  }
})
