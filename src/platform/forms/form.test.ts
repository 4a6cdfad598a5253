import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { cleanText } from './clean-text.ts'
import { makeForm, parseForm, typed, urlencodedForm } from './form.ts'
import { fileOfBytes } from './uploaded-file.ts'

describe('a form', () => {
  test('gives text as the person meant it', () => {
    expect(cleanText('  一\r\n二\r三\u0000\u202e\ufeff ')).toBe('一\n二\n三')
    expect(cleanText('e\u0301')).toBe('\u00e9')
    expect(cleanText('a\tb')).toBe('a\tb')
    expect(cleanText('半\ud83d')).toBe('半\ufffd')
  })

  test('answers for fields that are absent, single and repeated', () => {
    const form = urlencodedForm('a=1&b=x&b=+&b=y&p=+secret+')
    expect(form.get('none')).toBe('')
    expect(form.get('a')).toBe('1')
    expect(form.all('b')).toEqual(['x', 'y'])
    expect(form.exact('p')).toBe(' secret ')
    expect(form.has('p')).toBe(true)
    expect(form.names()).toEqual(['a', 'b', 'p'])
  })

  test('does not count the empty part of a file field where nothing was chosen', async () => {
    const nothing = fileOfBytes('', 'application/octet-stream', Buffer.alloc(0))
    const letter = fileOfBytes('信.txt', 'text/plain', Buffer.from('信'))
    const form = makeForm(
      [],
      [
        ['f', nothing],
        ['g', nothing],
        ['g', letter],
      ],
    )
    expect(form.file('f')).toBeUndefined()
    expect(form.files('g')).toEqual([letter])
    expect(String(await letter.bytes())).toBe('信')
    expect(Buffer.concat(await letter.open().toArray()).toString()).toBe('信')
  })

  test('comes back with all that was typed, except secrets', () => {
    const form = urlencodedForm('title=t&tag=a&tag=b&password=p')
    expect(typed(form, ['password'])).toEqual({ title: 't', tag: 'a\nb' })
  })
})

describe('a form read by a schema', () => {
  const schema = z
    .object({
      title: z.string().min(2).max(5),
      kind: z.enum(['article', 'guide']),
      note: z.string().default(''),
      phone: z.string().regex(/^\d+$/, 'not-a-phone').optional(),
      pages: z.number().int().min(1).max(10).optional(),
      place: z.string().nullable(),
      tags: z.array(z.string().max(3)).min(1).max(2),
      pinned: z.boolean(),
      from: z.iso.date(),
      until: z.iso.date().optional(),
    })
    .refine(value => value.until === undefined || value.until >= value.from, {
      path: ['until'],
      error: 'ends-before-start',
      params: { earliest: 'from' },
    })
  const good = 'title=公开&kind=guide&tags=a&from=2026-01-05'
  const read = (body: string) => parseForm(schema, urlencodedForm(body))
  const problems = (body: string) => {
    const parsed = read(body)
    return parsed.ok ? [] : parsed.problems
  }

  test('becomes a value of the schema', () => {
    expect(read(`${good}&pages=3&pinned=on&phone=`)).toEqual({
      ok: true,
      value: {
        title: '公开',
        kind: 'guide',
        note: '',
        pages: 3,
        place: null,
        tags: ['a'],
        pinned: true,
        from: '2026-01-05',
      },
    })
  })

  test('names every empty field that is wanted, in the order of the page', () => {
    expect(problems('')).toEqual(
      ['title', 'kind', 'tags', 'from'].map(field => ({ field, code: 'required' })),
    )
  })

  test.each([
    ['title=一二三四五六', { field: 'title', code: 'too-long', detail: { maximum: 5 } }],
    ['title=一', { field: 'title', code: 'too-short', detail: { minimum: 2 } }],
    ['kind=other', { field: 'kind', code: 'not-offered' }],
    ['phone=x', { field: 'phone', code: 'not-a-phone' }],
    ['pages=eleven', { field: 'pages', code: 'invalid' }],
    ['pages=11', { field: 'pages', code: 'too-large', detail: { maximum: 10 } }],
    ['pages=0', { field: 'pages', code: 'too-small', detail: { minimum: 1 } }],
    ['from=2026-02-30', { field: 'from', code: 'invalid' }],
    ['until=2026-01-04', { field: 'until', code: 'ends-before-start', detail: { earliest: 'from' } }],
  ])('refuses %s', (field, problem) => {
    const body = new URLSearchParams(good)
    for (const [name, value] of new URLSearchParams(field)) body.set(name, value)
    expect(problems(String(body))).toEqual([problem])
  })

  test('refuses too many values, and one of them that is too long', () => {
    expect(problems(`${good}&tags=b&tags=c`)).toEqual([
      { field: 'tags', code: 'too-many', detail: { maximum: 2 } },
    ])
    expect(problems(`${good}&tags=long`)).toEqual([
      { field: 'tags', code: 'too-long', detail: { maximum: 3 } },
    ])
  })

  test('takes a bare string as wanted', () => {
    expect(parseForm(z.object({ name: z.string() }), urlencodedForm('name=+'))).toEqual({
      ok: false,
      problems: [{ field: 'name', code: 'required' }],
    })
  })
})
