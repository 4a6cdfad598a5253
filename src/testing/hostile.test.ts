import { describe, expect, test } from 'vitest'
import { activeThings, formulaCells, HOSTILE_BODIES, HOSTILE_LINE, HOSTILE_NAME, turned } from './hostile.ts'

describe('the judges of hostile texts', () => {
  // Templates of other programs do nothing in a page; two more act only where a browser reads them, and stand in the journey.
  const acting = HOSTILE_BODIES.filter(body => /<[a-z!]/i.test(body) && !/noscript|textarea/.test(body))

  test.each(acting.map(body => [body]))('find what acts in %s', body => {
    expect(activeThings(`<!doctype html><html><body>${body}</body></html>`)).not.toEqual([])
  })

  test.each([HOSTILE_LINE, HOSTILE_NAME])('find what acts in the line %s', line => {
    expect(
      activeThings(`<!doctype html><html><body><h1 title="${line}">${line}</h1></body></html>`),
    ).not.toEqual([])
  })

  test('let a sound page pass, and the words of a hostile one', () => {
    const words = HOSTILE_BODIES.join('')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replace(/[\u202e\u2066\0]/g, '')
    const page = `<!doctype html><html><head><script src="/assets/a.js"></script></head><body><p>${words}</p><a href="/d/1">甲</a></body></html>`
    expect(activeThings(page)).toEqual([])
  })

  test('find formulas in a table, quoted or not, and no numbers', () => {
    expect(formulaCells('\ufeffa,b\r\n"=1+1",-12.5\r\n\'=1,＝1\r\n')).toEqual(['=1+1', '＝1'])
    expect(turned('甲\u202e乙')).not.toEqual([])
  })
})
