import { describe, expect, it } from 'vitest'
import { messageTo } from './messages.ts'

const NOW = new Date('2026-03-02T02:00:00Z')
const request = { kind: 'request' as const, number: 'Q2026-00012', agencyName: '示例市财政局' }
const told = (applicant: { mail: string; phone: string }) =>
  messageTo(applicant, 'answered', request, 'https://www.example.gov.cn', NOW)

describe('an applicant', () => {
  it('who gave an address is told by mail, and not by phone as well', () => {
    const mail = told({ mail: 'li@example.com', phone: '13800000000' })
    expect(mail?.to).toBe('li@example.com')
    expect(mail?.subject).toBe('申请已答复：Q2026-00012')
    expect(mail?.text).toContain('https://www.example.gov.cn/requests/status')
  })

  it('who gave a mobile phone alone is told by a short message', () => {
    expect(told({ mail: '', phone: '138 0000 0000' })).toEqual({
      to: 'tel:13800000000',
      subject: '短信',
      text: '您的政府信息公开申请（Q2026-00012）已经答复。凭查询码查看：https://www.example.gov.cn/requests/status',
    })
  })

  it('who demanded a correction is led to the page of that demand', () => {
    const demand = { ...request, kind: 'correction' as const, number: 'G2026-00003' }
    const mail = messageTo(
      { mail: 'li@example.com', phone: '' },
      'demanded',
      demand,
      'https://a.example',
      NOW,
    )
    expect(mail?.subject).toBe('更正申请已提交：G2026-00003')
    expect(mail?.text).toContain('https://a.example/requests/correction/status')
    expect(mail?.text).not.toContain('政府信息公开申请')
  })

  it('who gave a landline or an address of the post alone is told by the post', () => {
    expect(told({ mail: '', phone: '0539-8888888' })).toBeUndefined()
    expect(told({ mail: '', phone: '' })).toBeUndefined()
  })
})
