import { describe, expect, test } from 'vitest'
import { rememberedChanges } from './change-watch.ts'

describe('what a node remembers of changes', () => {
  test('before it has looked it vouches for nothing', () => {
    expect(rememberedChanges().unchangedSince(['site'], 10)).toBe(false)
  })

  test('a page drawn after the last change of what it shows is true', () => {
    const known = rememberedChanges()
    known.start(10)
    known.add({ seq: 11, keys: ['publication:1', 'publications'] })
    expect(known.unchangedSince(['publication:1'], 11)).toBe(true)
    expect(known.unchangedSince(['publication:1'], 10)).toBe(false)
    expect(known.unchangedSince(['publication:2'], 10)).toBe(true)
  })

  test('a page that shows everything is old after any change', () => {
    const known = rememberedChanges()
    known.start(10)
    known.add({ seq: 11, keys: ['calendar'] })
    expect(known.unchangedSince(['*'], 10)).toBe(false)
    expect(known.unchangedSince(['*'], 11)).toBe(true)
  })

  test('a reader that lags behind the time at which we began cannot be judged', () => {
    const known = rememberedChanges()
    known.start(10)
    expect(known.unchangedSince(['site'], 9)).toBe(false)
  })

  test('when it remembers too much it begins anew, and vouches for nothing older', () => {
    const known = rememberedChanges(2)
    known.start(0)
    for (const seq of [1, 2, 3]) known.add({ seq, keys: [`publication:${seq}`] })
    expect(known.unchangedSince(['publication:9'], 2)).toBe(false)
    expect(known.unchangedSince(['publication:9'], 3)).toBe(true)
  })
})
