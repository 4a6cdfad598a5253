import { describe, expect, it } from 'vitest'
import { decodeText } from './decode.ts'
import { encodeGbk } from './testing-encodings.ts'

const TEXT = '示例市人民政府办公室关于做好示例工作的通知\n示政办字〔2024〕7号\n'

describe('the encoding of a file', () => {
  it('is UTF-8 with or without its mark', () => {
    expect(decodeText(Buffer.from(TEXT))).toEqual({ text: TEXT, encoding: 'utf-8' })
    expect(decodeText(Buffer.from(`\ufeff${TEXT}`))).toEqual({ text: TEXT, encoding: 'utf-8' })
  })

  it('is found for UTF-16 in both orders, marked or not', () => {
    const little = Buffer.from(TEXT, 'utf16le')
    const big = Buffer.from(little).swap16()
    expect(decodeText(little)).toEqual({ text: TEXT, encoding: 'utf-16le' })
    expect(decodeText(big)).toEqual({ text: TEXT, encoding: 'utf-16be' })
    expect(decodeText(Buffer.from(`\ufeff${TEXT}`, 'utf16le'))?.text).toBe(TEXT)
    expect(decodeText(Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16())?.text).toBe(TEXT)
  })

  it('is GB18030 where the bytes are no UTF-8', () => {
    expect(decodeText(encodeGbk(TEXT))).toEqual({ text: TEXT, encoding: 'gb18030' })
  })

  it('is none for a picture or for noise', () => {
    expect(
      decodeText(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])),
    ).toBeUndefined()
    const noise = Uint8Array.from(
      { length: 4000 },
      (_, index) => (index * 7919 + (index >> 3) * 104729) % 256,
    )
    expect(decodeText(noise)).toBeUndefined()
  })

  it('has line ends of one kind', () => {
    expect(decodeText(Buffer.from('甲\r\n乙\r丙'))?.text).toBe('甲\n乙\n丙')
  })
})
