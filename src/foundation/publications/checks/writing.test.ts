import { describe, expect, it } from 'vitest'
import { facts, inText, publication } from './builders.ts'
import { runChecks } from './run.ts'
import { MISSPELLINGS } from './spelling-table.ts'

describe('misspellings', () => {
  it('are each found, with the right form', () => {
    const missed = MISSPELLINGS.filter(({ wrong, right, only }) => {
      // The shortest text of the context that the entry asks for.
      const context = (only ?? '').replace(/^\(\?:|\)$/g, '').split('|')[0] ?? ''
      const next = context
        .replace('\\d{4}', '2026')
        .replace('\\d{1,2}', '6')
        .replace(/的\?|\(\?:|\)/g, '')
      const found = runChecks(
        publication({ body: `<p>会议上${wrong}${next === '' ? '。' : next}</p>` }),
        facts,
      )
      return !found.some(finding => finding.code === 'misspelling' && finding.suggestion === right)
    })
    expect(missed.map(entry => entry.wrong)).toEqual([])
  })

  it('never suggest a form that is itself in the table', () => {
    const wrong = new Set(MISSPELLINGS.map(entry => entry.wrong))
    expect(MISSPELLINGS.filter(entry => wrong.has(entry.right))).toEqual([])
  })

  it('are not found where the same characters are right', () => {
    expect(
      inText(
        '按排放标准执行，按排名先后公布，截止日期为6月1日，报名截止2026年6月1日。',
        '中央部属高校，全部置换，给予警告，给予案件当事人帮助，授予期满。',
        '自己经营，自己经常，期末按要求，年末能完成，周末经过，自已经发布之日起。',
        '建全国统一大市场，支付主任医师津贴，修复盖板，人群从事生产。',
        '既使群众满意，又使企业受益。发生化学反应情况，快速反应问题。',
        '认真作为，完善自身，帐篷，所做为民之事，防害虫。',
      ),
    ).toEqual([])
  })
})

describe('slips of the keyboard', () => {
  it.each([
    ['这是我们的的工作', '的'],
    ['全面推进全面推进各项工作', '全面推进'],
    ['为了了却心愿并并且', undefined],
    ['完成了了任务', '了'],
  ])('finds a word said twice: %s', (text, suggestion) => {
    const [finding] = runChecks(publication({ body: `<p>${text}</p>` }), facts)
    if (suggestion === undefined) expect(finding?.excerpt).toContain('并并')
    else expect([finding?.code, finding?.suggestion]).toEqual(['doubled-words', suggestion])
  })

  it('lets words that only look doubled pass', () => {
    expect(
      inText(
        '以达到目的的方式，为了了解情况，建设和和美美的社区，保障和和谐稳定，将将军故里打造好，是是非非，标的的名称，对对口帮扶，研究研究再说，一项一项落实。',
      ),
    ).toEqual([])
  })

  it('finds doubled and half-width marks, the latter once', () => {
    expect(inText('认真落实。。下一步，，继续')).toEqual(['doubled-marks'])
    expect(inText('真的？！……好——的')).toEqual([])
    const found = runChecks(publication({ body: '<p>各县区,各部门:</p><p>现通知如下,请落实</p>' }), facts)
    expect(found.map(f => [f.code, f.excerpt.slice(-5), f.suggestion])).toEqual([
      ['half-width-marks', '（共3处）', '，'],
    ])
    expect(inText('增长1,234.5万元，比例1:2，时间9:30，见http://www.example.cn/a,b')).toEqual([])
  })

  it('finds brackets and quotes without a partner', () => {
    expect(inText('根据《示例条例的规定')).toEqual(['unpaired-marks'])
    expect(inText('（一）总体要求”')).toEqual(['unpaired-marks'])
    expect(inText('示例）文字')).toEqual(['unpaired-marks'])
    expect(
      inText('1）第一项', '2) 第二项', 'a）第三项', '“《关于印发〈示例办法〉的通知》”（以下称“办法”）'),
    ).toEqual([])
    expect(inText('“第一段的引文', '“第二段的引文。”')).toEqual([])
  })
})
