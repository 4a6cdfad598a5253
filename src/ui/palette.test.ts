import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { COLOUR_ROLES, contrast, DARK, HIGH, LIGHT, PAIRS, type Palette } from './palette.ts'

const TOKENS = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

test('the formula agrees with the examples that the standard is taught by', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

describe.each<[string, Palette, number]>([
  ['day', LIGHT, 4.5],
  ['night', DARK, 4.5],
  ['high contrast', HIGH, 7],
])('%s', (_name, palette, least) => {
  test.each(PAIRS.filter(pair => pair.kind === 'text'))('$over can be read on $on', ({ over, on }) => {
    expect(contrast(palette[over], palette[on])).toBeGreaterThanOrEqual(least)
  })

  test.each(PAIRS.filter(pair => pair.kind === 'edge'))('$over can be seen on $on', ({ over, on }) => {
    expect(contrast(palette[over], palette[on])).toBeGreaterThanOrEqual(3)
  })
})

/** The declarations of the first `:root` after a mark in the stylesheet. */
function declared(after: string): Map<string, string> {
  const from = TOKENS.slice(TOKENS.indexOf(after))
  const block = from.slice(from.indexOf(':root {'), from.indexOf('}', from.indexOf(':root {')))
  return new Map(
    [...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, role, value]) => [role ?? '', value ?? '']),
  )
}

test.each<[string, string, Palette]>([
  ['day', ':root {', LIGHT],
  ['night', 'prefers-color-scheme: dark', DARK],
])('the stylesheet shows the colours that were measured: %s', (_name, mark, palette) => {
  const found = declared(mark)
  for (const role of COLOUR_ROLES) expect(found.get(role), role).toBe(palette[role])
})
