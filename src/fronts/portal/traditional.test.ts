import { describe, expect, test } from 'vitest'
import { simplified, traditionalHref, traditionalPage } from './traditional.ts'

describe('a reader of Traditional Chinese', () => {
  test('reads the text, and hears what is read aloud, in Traditional characters', () => {
    expect(traditionalPage('<p title="发布日期">政府信息公开</p><img src="/files/1" alt="办公厅">')).toBe(
      '<p title="發佈日期">政府信息公開</p><img src="/files/1" alt="辦公廳">',
    )
  })

  test('meets one character in the form that its word asks for', () => {
    expect(traditionalPage('<p>干部 干净 面粉 里程</p>')).toBe('<p>幹部 乾淨 麪粉 里程</p>')
  })

  test('reads the words of the law as the law writes them', () => {
    expect(traditionalPage('<p>在十五日内制定实施方案，内制度</p>')).toBe(
      '<p>在十五日內制定實施方案，內制度</p>',
    )
  })

  test('is told the language of the page', () => {
    expect(traditionalPage('<html lang="zh-CN" class="x">')).toBe('<html lang="zh-Hant" class="x">')
  })

  test('goes on in Traditional characters within the portal, and to files and the workbench as they are', () => {
    expect(traditionalHref('/')).toBe('/hant')
    expect(traditionalHref('/d/12?from=1#s-1')).toBe('/hant/d/12?from=1#s-1')
    for (const href of [
      '/files/a/b.pdf',
      '/assets/site.css',
      '/desk/sign-in',
      '/api/v1/publications',
      '/look',
      '/feed.xml?kind=guide',
      '/d/12/download.docx',
      '/hant/d/12',
      '//elsewhere.example/x',
      'https://elsewhere.example/',
      '#s-1',
    ]) {
      expect(traditionalHref(href)).toBe(href)
    }
  })

  test('goes back to the Simplified page by the link that names its language', () => {
    expect(traditionalPage('<a href="/d/1" hreflang="zh-Hans">简体</a>')).toBe(
      '<a href="/d/1" hreflang="zh-Hans">簡體</a>',
    )
  })

  test('finds the labels for machines as they are on the Simplified page', () => {
    const head = '<meta name="SiteName" content="临沂市人民政府"><link rel="canonical" href="/d/1">'
    expect(traditionalPage(head)).toBe(head)
  })

  test('sees what they typed, while the values of choices stay what the server understands', () => {
    expect(traditionalPage('<input type="search" name="q" value="临沂"><option value="关">关</option>')).toBe(
      '<input type="search" name="q" value="臨沂"><option value="关">關</option>',
    )
  })

  test('is not given a broken page by marks within attributes', () => {
    expect(traditionalPage('<p title="a>临">临 &lt;b&gt;</p><script>"临"</script>')).toBe(
      '<p title="a>臨">臨 &lt;b&gt;</p><script>"临"</script>',
    )
  })

  test('may search in Traditional characters', () => {
    expect(simplified('臨沂市人民政府辦公室')).toBe('临沂市人民政府办公室')
    expect(simplified('临沂市乾隆')).toBe('临沂市乾隆')
  })
})
