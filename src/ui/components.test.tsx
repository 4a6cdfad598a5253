import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { Badge } from './badge/badge.tsx'
import { DateText } from './date-text/date-text.tsx'
import { DiffView } from './diff-view/diff-view.tsx'
import { DocumentBody } from './document-body/document-body.tsx'
import { documentShell } from './document-shell/document-shell.tsx'
import { ErrorSummary } from './error-summary/error-summary.tsx'
import { Field } from './field/field.tsx'
import { fieldId } from './field/field-id.ts'
import { humanSize } from './file-link/file-link.tsx'
import { Gallery } from './gallery.tsx'
import { Pagination } from './pagination/pagination.tsx'
import { ReadAloud } from './read-aloud/read-aloud.tsx'
import { Table } from './table/table.tsx'
import type { Tone } from './tone.ts'

const BAD = '<script>alert(1)</script>"\'&'

describe('a field', () => {
  test('ties its label, hint and error to the control', () => {
    const html = renderToString(<Field name="a.b" label="标题" hint="提示" error="不能为空" required />)
    const id = fieldId('a.b')
    expect(html).toContain(`<label class="field-label" for="${id}">`)
    expect(html).toMatch(new RegExp(`<input[^>]* id="${id}"`))
    expect(html).toContain(`aria-describedby="${id}-hint ${id}-error"`)
    expect(html).toContain(`id="${id}-hint"`)
    expect(html).toContain(`id="${id}-error"`)
    expect(html).toContain('aria-invalid="true"')
  })

  test('gives back what was typed, except a password', () => {
    expect(renderToString(<Field name="t" label="字" value={BAD} />)).toContain('&lt;script>')
    expect(renderToString(<Field name="t" type="textarea" label="字" value="留下" />)).toContain(
      '>留下</textarea>',
    )
    expect(renderToString(<Field name="p" type="password" label="密码" value="secret" />)).not.toContain(
      'secret',
    )
  })

  test('keeps the option that was chosen', () => {
    const options = [
      { value: 'a', label: '甲' },
      { value: 'b', label: '乙' },
    ]
    expect(renderToString(<Field name="s" type="select" label="选" options={options} value="b" />)).toMatch(
      /<option selected value="b"|<option value="b" selected/,
    )
    const radios = renderToString(
      <Field name="r" type="radios" label="选" options={options} value="b" error="错" />,
    )
    expect(radios).toContain('<fieldset')
    expect(radios).toMatch(new RegExp(`id="${fieldId('r')}"[^>]*value="a"`))
    expect(radios.match(/ checked/g)).toHaveLength(1)
  })
})

test('an error summary is announced, can take focus, and leads to the fields', () => {
  const html = renderToString(
    <ErrorSummary errors={[{ field: 'mobile', message: '请填写手机号码' }, { message: '请重新提交' }]} />,
  )
  expect(html).toContain('role="alert"')
  expect(html).toContain('tabindex="-1"')
  expect(html).toMatch(/ autofocus[ >]/)
  expect(html).toContain(`<a href="#${fieldId('mobile')}">请填写手机号码</a>`)
  expect(html).toContain('有 2 处需要修改')
  expect(renderToString(<ErrorSummary errors={[]} />)).toBe('')
})

describe('a table', () => {
  const html = renderToString(
    <Table
      id="t"
      caption="支出"
      rows={[{ name: '教育', sum: '1.00' }]}
      columns={[
        { key: 'name', head: '项目', rowHeader: true, cell: row => row.name },
        { key: 'sum', head: '金额', figures: true, cell: row => row.sum },
      ]}
    />,
  )

  test('has a caption, headed columns and headed rows', () => {
    expect(html).toMatch(/<caption[^>]*>支出<\/caption>/)
    expect(html.match(/scope="col"/g)).toHaveLength(2)
    expect(html).toMatch(/<th scope="row"[^>]*>.*教育/)
  })

  test('names each value for narrow screens', () => {
    expect(html).toMatch(/<td class="cell-figures" data-label="金额">/)
  })

  test('says so when there is nothing in it', () => {
    expect(
      renderToString(
        <Table caption="无" rows={[]} columns={[{ key: 'a', head: '甲', cell: () => '' }]} empty="尚无" />,
      ),
    ).toContain('尚无')
  })
})

test('a state is told by a word and by a shape of its own, so that colour is never alone', () => {
  const tones: Tone[] = ['neutral', 'info', 'success', 'warning', 'danger']
  const shapes = tones.map(
    tone => />([^<]+)<\/span>/.exec(renderToString(<Badge tone={tone}>词</Badge>))?.[1],
  )
  expect(new Set(shapes).size).toBe(tones.length)
})

test('a comparison says in words what was added and what was removed', () => {
  const html = renderToString(
    <DiffView
      around={1}
      blocks={[
        ...Array.from({ length: 9 }, (_, n) => ({ kind: 'same' as const, text: `第${n}段` })),
        {
          kind: 'changed',
          text: '新',
          parts: [
            { kind: 'del', text: '旧' },
            { kind: 'ins', text: '新' },
          ],
        },
        { kind: 'removed', text: '走了' },
      ]}
    />,
  )
  expect(html).toMatch(/<del><span class="visually-hidden">【删去】<\/span>旧<\/del>/)
  expect(html).toMatch(/<ins><span class="visually-hidden">【新增】<\/span>新<\/ins>/)
  expect(html).toContain('8 段没有变化')
  expect(html).toContain('<del>走了</del>')
})

test('a date speaks its weekday, and what is no date is shown as it came', () => {
  expect(renderToString(<DateText date="2026-11-22" weekday />)).toContain('2026-11-22（周日）')
  expect(renderToString(<DateText date="2026-02-30" weekday />)).toBe('<span class="date">2026-02-30</span>')
})

test.each([
  [0, '0 字节'],
  [1023, '1023 字节'],
  [1024, '1 KB'],
  [1536, '1.5 KB'],
  [1024 * 1024 - 1, '1 MB'],
  [3_482_000, '3.3 MB'],
  [Number.NaN, '大小未知'],
])('a file of %d bytes is %s', (bytes, words) => {
  expect(humanSize(bytes)).toBe(words)
})

test('tables of a body can be scrolled by keyboard, nested ones too, and stay well-formed', () => {
  const html = renderToString(<DocumentBody html="<table><tr><td><table></table></td></tr></table>" />)
  expect(html.match(/<div class="table-scroll" role="region" tabindex="0"/g)).toHaveLength(2)
  expect(html.match(/<\/table><\/div>/g)).toHaveLength(2)
})

test('there is no read-aloud button without script, and no paging where one page holds all', () => {
  expect(renderToString(<ReadAloud target="body" />)).toMatch(/ hidden[ >]/)
  expect(renderToString(<Pagination />)).toBe('')
})

describe('a document', () => {
  test('escapes what people wrote', () => {
    const html = documentShell({
      lang: 'zh-CN',
      title: BAD,
      stylesheets: [`/a.css?${BAD}`],
      scripts: [],
      body: <p title={BAD}>{BAD}</p>,
    })
    expect(html.startsWith('<!doctype html>')).toBe(true)
    expect(html).not.toContain('<script')
  })

  test('holds what machines read in a data block that no text can end', () => {
    const html = documentShell({
      lang: 'zh-CN',
      title: 'x',
      structured: [{ '@type': 'DigitalDocument', name: `</script><!--${BAD}$&` }],
      stylesheets: [],
      scripts: [],
      body: <p>x</p>,
    })
    const block = /<script type="application\/ld\+json">([^<]*)<\/script><\/head>/.exec(html)?.[1] ?? ''
    expect(JSON.parse(block)['@graph'][0].name).toBe(`</script><!--${BAD}$&`)
  })

  test('of all components brings nothing inline that a strict policy would refuse', () => {
    const html = renderToString(<Gallery />)
    expect(html).not.toMatch(/ style=|<style|<script| on[a-z]+=/)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(match => match[1])
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
})
