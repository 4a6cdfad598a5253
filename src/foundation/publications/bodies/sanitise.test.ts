import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphs, sanitise, sanitiseReporting } from './sanitise.ts'
import { tidy } from './structure.ts'
import { withHeadingIds } from './text.ts'
import { elements, parseBody } from './tree.ts'

const ALLOWED: Record<string, string[]> = {
  ...Object.fromEntries(['h2', 'h3', 'h4', 'h5', 'h6'].map(tag => [tag, ['class', 'id']])),
  ...Object.fromEntries(['p', 'li', 'figure'].map(tag => [tag, ['class']])),
  ...Object.fromEntries(
    'br hr ul blockquote strong em u s sub sup figcaption table caption colgroup thead tbody tfoot tr'
      .split(' ')
      .map(tag => [tag, []]),
  ),
  ol: ['start', 'type'],
  a: ['href', 'rel'],
  img: ['src', 'alt', 'width', 'height'],
  col: ['span'],
  td: ['class', 'colspan', 'rowspan'],
  th: ['class', 'scope', 'colspan', 'rowspan'],
}

/** A judge that shares nothing with the sanitiser but the list: what a browser would find in the text. */
const expectHarmless = (html: string) => {
  const outside = html.replace(/<\/?[a-z][a-z0-9]*(?: [a-z]+="[^"<>]*")*>/g, '')
  expect(outside, 'only whole, quoted tags').not.toMatch(/[<>]/)
  for (const node of elements(parseBody(html))) {
    expect(Object.keys(ALLOWED), node.tag).toContain(node.tag)
    for (const [name, value] of Object.entries(node.attrs)) {
      expect(ALLOWED[node.tag], `${node.tag} ${name}`).toContain(name)
      if (name === 'href')
        expect(value).not.toMatch(/^\s*(?!https?:|mailto:)[a-z][a-z0-9+.-]*:|^\s*[\\/]{2}|\\/i)
      if (name === 'src') expect(value).toMatch(/^\/files\/[^/\\]/)
    }
  }
}

describe('a body from a hostile hand', () => {
  it.each([
    '<script>alert(1)</script>',
    '<ScRiPt src=//evil.example></sCrIpT>',
    '<<script>alert(1)//<</script>',
    '<img src=x onerror=alert(1)>',
    '<img src="/files/a.png" onerror="alert(1)" style="x:expression(1)">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href=" &#1;javascript:alert(1)">x</a>',
    '<a href="jav&#x09;ascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>1</script>">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="//evil.example/">x</a>',
    '<a href="/\\evil.example/">x</a>',
    '<a href="\\\\evil.example">x</a>',
    '<a href="https:evil.example">x</a>',
    '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
    '<img src="/files/../admin">',
    '<img src="/files/%2e%2e/admin">',
    '<img src="//evil.example/files/a.png">',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<svg onload=alert(1)><a xlink:href="javascript:1"><text>x</text></a></svg>',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<style>@import "//evil.example"</style><p style="background:url(//evil.example)">x</p>',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<table><td><textarea></td></table><img src=x onerror=alert(1)></textarea>',
    '<xmp><img src=x onerror=alert(1)></xmp>',
    '<template><script>alert(1)</script></template>',
    '<p id="csrf" name="x" class="admin">x</p><h2 id="main">x</h2><a name="y">z</a>',
    '<base href="//evil.example"><meta http-equiv=refresh content="0;url=//evil.example"><link rel=stylesheet href=//e>',
    '<object data="x"></object><embed src=x><video src=x onerror=alert(1)><audio src=x>',
    '<input autofocus onfocus=alert(1)><button formaction=javascript:1>x</button><details open ontoggle=alert(1)>',
    '<option>&lt;script&gt;alert(1)&lt;/script&gt;</option>',
    '<p>&lt;img src=x onerror=alert(1)&gt;</p>',
    '<!--><img src=x onerror=alert(1)>--><!--[if IE]><script>1</script><![endif]-->',
    '<![CDATA[<img src=x onerror=alert(1)>]]>',
    '<a href="https://x.example/&quot; onmouseover=&quot;alert(1)">x</a>',
    '<x-marker onclick=1><x-none style=x>y</x-none></x-marker><p data-list="l0-1">z</p>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<a/href="javascript:1"/onclick=1>x</a><p/=">"onx=1>',
    '<constructor>x</constructor><p __proto__="1" constructor="2">y</p>',
  ])('comes out without anything that acts: %s', html => {
    const out = sanitise(html)
    expectHarmless(out)
    expect(sanitise(out)).toBe(out)
  })

  it('keeps the words around what it takes away', () => {
    expect(sanitise('<p>前<script>alert(1)</script>后</p>')).toBe('<p>前后</p>')
    expect(sanitise('<p><a href="javascript:alert(1)">链接的文字</a></p>')).toBe('<p>链接的文字</p>')
  })

  it('does not turn escaped text into elements', () => {
    expect(sanitise('<p>&lt;b&gt; &amp;amp;</p>')).toBe('<p>&lt;b&gt; &amp;amp;</p>')
    expect(sanitise('a < b 且 c > d & e')).toBe('<p>a &lt; b 且 c &gt; d &amp; e</p>')
  })

  it('finishes on bodies that are built to be slow', () => {
    for (const html of [
      '<div>'.repeat(20_000),
      '<b><i>'.repeat(5_000),
      '<blockquote><ul><li>'.repeat(2_000),
      `<p>x${'\u3000'.repeat(50_000)}y</p>`,
      '<table><tr><td>'.repeat(3_000),
    ])
      expectHarmless(sanitise(`${html}字`))
  })
})

describe('sanitising twice', () => {
  const word = fc.constantFrom(
    '一、总体要求',
    '（一）',
    '正文',
    ' ',
    '\n',
    '\u3000\u3000',
    '\u00a0',
    'a',
    '&lt;',
    '&amp;',
    '<',
    '·',
    '1.',
  )
  const tag = fc.constantFrom(
    ...'p h1 h2 h3 div span b strong i em u a br hr ul ol li blockquote table thead tbody tr td th caption figure figcaption img font center x-marker pre sub'.split(
      ' ',
    ),
  )
  const attribute = fc.constantFrom(
    '',
    ' class="align-right x"',
    ' style="text-align:center"',
    ' style="font-weight:bold"',
    ' style="mso-list:l0 level1 lfo1"',
    ' style="mso-list:Ignore"',
    ' href="https://x.example/?a=1&b=2"',
    ' src="/files/a.png" alt="图"',
    ' colspan="2"',
    ' rowspan=2',
    ' id="s-1"',
    ' start="3" type="a"',
  )
  const { html } = fc.letrec<{ html: string }>(tie => ({
    html: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      word,
      fc
        .tuple(tag, attribute, fc.array(tie('html'), { maxLength: 4 }), fc.boolean())
        .map(
          ([name, attrs, children, closed]) =>
            `<${name}${attrs}>${children.join('')}${closed ? `</${name}>` : ''}`,
        ),
    ),
  }))
  const broken = fc
    .array(
      fc.oneof(html, fc.constantFrom('</p>', '</div>', '<', '</table>', '<td', '"', '>', '<!--', '-->')),
      { maxLength: 6 },
    )
    .map(parts => parts.join(''))

  it('changes nothing the second time, whatever the first input, nor after tidying and giving ids', () => {
    fc.assert(
      fc.property(broken, source => {
        const once = sanitise(source)
        expect(sanitise(once)).toBe(once)
        expectHarmless(once)
        for (const made of [withHeadingIds(once), tidy(once), withHeadingIds(tidy(once))])
          expect(sanitise(made)).toBe(made)
      }),
      { numRuns: 1000 },
    )
  })

  it('changes nothing the second time on arbitrary text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), source => {
        const once = sanitise(source)
        expect(sanitise(once)).toBe(once)
        expectHarmless(once)
      }),
    )
  })
})

describe('a clerk who pastes from Word', () => {
  it('loses the office marks and keeps words, alignment and emphasis', () => {
    expect(
      sanitise(
        `<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style>p.MsoNormal{margin:0}</style>
         <p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span lang=EN-US style='font-size:16.0pt;mso-bidi-font-size:11pt'><o:p>&nbsp;</o:p></span></p>
         <p class=MsoNormal align=right style='text-align:right'><b><span style='mso-spacerun:yes'>某某局</span></b><o:p></o:p></p>
         <p style="font-family:楷体">国办发</p>`,
      ),
    ).toBe('<p class="align-right"><strong>某某局</strong></p>\n<p class="kaiti">国办发</p>')
  })

  it('gets a list where Word marked bullets', () => {
    const bullet = (text: string) =>
      `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Wingdings;mso-list:Ignore'>Ø<span>&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>\n`
    expect(sanitise(bullet('甲') + bullet('乙'))).toBe('<ul><li>甲</li>\n<li>乙</li></ul>')
  })

  it('gets a numbered list that starts where Word started it', () => {
    const item = (number: number) =>
      `<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>${number}.<span>&nbsp;</span></span>项目</p>`
    expect(sanitise(item(3) + item(4))).toBe('<ol start="3"><li>项目</li>\n<li>项目</li></ol>')
  })

  it('keeps official numbering as words, because it is part of the text', () => {
    const item = (marker: string) =>
      `<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>${marker}</span>要求</p>`
    expect(sanitise(item('一、') + item('二、'))).toBe('<p>一、要求</p>\n<p>二、要求</p>')
    expect(sanitise(item('1.') + item('3.'))).toBe('<p>1.要求</p>\n<p>3.要求</p>')
  })

  it('gets header cells where the first row alone is bold', () => {
    expect(
      sanitise(
        '<table><tr><td><p><b>事项</b></p></td><td><b>时限</b></td></tr><tr><td>甲</td><td>5</td></tr></table>',
      ),
    ).toBe(
      '<table><thead><tr><th scope="col">事项</th>\n<th scope="col">时限</th></tr></thead>\n<tbody><tr><td>甲</td>\n<td>5</td></tr></tbody></table>',
    )
  })

  it('gets no header cells where the whole table is bold or nothing is', () => {
    for (const body of ['<b>甲</b>', '甲'])
      expect(
        sanitise(
          `<table><tr><td>${body}</td><td>${body}</td></tr><tr><td>${body}</td><td>${body}</td></tr></table>`,
        ),
      ).not.toContain('<th')
  })
})

describe('a clerk who writes', () => {
  it('sees each line of a plain textarea as a paragraph', () => {
    expect(sanitise('第一段\r\n\n　　第二段 a<1\n')).toBe('<p>第一段</p>\n<p>第二段 a&lt;1</p>')
    expect(paragraphs('一\n二')).toBe('<p>一</p>\n<p>二</p>')
  })

  it('sees boxes without meaning as paragraphs of their own', () => {
    expect(sanitise('<div>第一段</div><section><div style="text-align:right">署名</div></section>')).toBe(
      '<p>第一段</p>\n<p class="align-right">署名</p>',
    )
  })

  it('gets new paragraphs where breaks and indents stood for them', () => {
    expect(sanitise('<p>　　一<br>　　二<br><br>三<br>四</p>')).toBe('<p>一</p>\n<p>二</p>\n<p>三<br>四</p>')
  })

  it('keeps images of this site with their words, and is told of the others', () => {
    const { html, lost } = sanitiseReporting(
      '<figure><img src="/files/a/b.png" alt="流程图" width="600px"><figcaption>图1</figcaption></figure><p>字<img src="https://x.example/a.png" alt="照片"></p>',
    )
    expect(html).toBe(
      '<figure><img src="/files/a/b.png" alt="流程图" width="600">\n<figcaption>图1</figcaption></figure>\n<p>字</p>',
    )
    expect(lost).toEqual([{ kind: 'image', detail: '照片' }])
  })

  it('keeps tables with caption, spans and scopes', () => {
    const html =
      '<table><caption>表1</caption>\n<thead><tr><th scope="col" colspan="2">甲</th></tr></thead>\n<tbody><tr><th scope="row">乙</th>\n<td rowspan="2" class="align-right">1</td></tr>\n<tr><td></td></tr></tbody></table>'
    expect(sanitise(html)).toBe(html)
  })

  it('gets the content of a table that only lays out the page', () => {
    expect(sanitise('<table><tr><td><p>一</p><p>二</p></td></tr><tr><td></td></tr></table>')).toBe(
      '<p>一</p>\n<p>二</p>',
    )
  })

  it('marks links that leave the site and leaves those that stay', () => {
    expect(
      sanitise(
        '<p><a href="https://www.gov.cn/" target="_blank" rel="opener">国</a><a href="/d/1">内</a><a href="#s-1">节</a></p>',
      ),
    ).toBe(
      '<p><a href="https://www.gov.cn/" rel="noopener">国</a><a href="/d/1">内</a><a href="#s-1">节</a></p>',
    )
  })

  it('loses the jumps of Word that lead nowhere', () => {
    expect(sanitise('<p><a href="#_Toc12">一、总体要求</a><a name="_Toc12"></a></p>')).toBe(
      '<p>一、总体要求</p>',
    )
  })

  it('gets nothing for nothing', () => {
    for (const nothing of [
      '',
      ' \n',
      '<p></p>',
      '<p><br></p>',
      '<div><span>&nbsp;</span></div>',
      '<table><tr><td></td></tr></table>',
    ])
      expect(sanitise(nothing)).toBe('')
  })
})
