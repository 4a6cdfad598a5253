import { describe, expect, it } from 'vitest'
import { attachmentsNamedIn } from './attachments-named.ts'

const named = (...texts: string[]) => attachmentsNamedIn(texts.map(text => ({ text, level: undefined })))

describe('the attachments that a document names', () => {
  it('are one, several below one another, or each with its own word', () => {
    expect(named('正文。', '附件:示例表')).toEqual(['示例表'])
    expect(named('附件：1.示例甲', '2.示例乙', '示例市民政局')).toEqual(['示例甲', '示例乙'])
    expect(named('附件1：示例甲.doc', '附件2：示例乙.doc')).toEqual(['示例甲.doc', '示例乙.doc'])
  })

  it('are none where the word only heads the attachment itself', () => {
    expect(named('附件', '示例表')).toEqual([])
  })

  it('end where numbered text begins again', () => {
    expect(named('附件：示例表', '1.正文第一点。')).toEqual(['示例表'])
  })
})
