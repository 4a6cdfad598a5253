import { describe, expect, test } from 'vitest'
import { normalise, placesOf, termsOf } from './index.ts'
import { bodyTokens, titleTokens } from './tokens.ts'

describe('one text has one form, however it was typed', () => {
  test('a document number, whatever its brackets, digits, spaces and script', () => {
    const forms = [
      '示办发〔2020〕17号',
      '示办发[2020]17号',
      '示办发（2020）１７ 号',
      '示办发﹝2020﹞ 17号',
      '示办发【2020】17号',
      '示辦發〔2020〕17號',
    ]
    expect(new Set(forms.map(normalise))).toEqual(new Set(['示办发 2020 17 号']))
  })

  test('spaces and marks between Han characters do not matter, the end of a sentence does', () => {
    expect(normalise('《政务 公开》')).toBe('政务公开')
    expect(normalise('可操作性、 可理解性')).toBe('可操作性\n可理解性')
    expect(normalise('。，一。！二！')).toBe('一\n二')
  })

  test('numbers and Latin words stand by themselves', () => {
    expect(normalise('Open  Government')).toBe(' open government ')
    expect(normalise('GB/T 3.5')).toBe(' gb t 3 5 ')
    expect(normalise('GB2312编码')).toBe(' gb 2312 编码')
    expect(normalise('二○二四年')).toBe('二〇二四年')
  })

  test('what is normal stays as it is', () => {
    for (const text of ['国办发〔2020〕17号，GB/T 3.5。见附件', ' a ', '一\n2', '𠮷野家']) {
      expect(normalise(normalise(text))).toBe(normalise(text))
    }
  })
})

describe('a citizen’s words', () => {
  test('are split at spaces, also the wide one, and empty ones are dropped', () => {
    expect(termsOf('养老　服务  清单 —')).toEqual(['养老', '服务', '清单'])
    expect(termsOf('   ')).toEqual([])
  })

  test('stay together within quotes', () => {
    expect(termsOf('"养老 服务" “open data”')).toEqual(['养老服务', ' open data '])
  })

  test('are bounded, so that nobody can ask for a thousand, and half a number is never asked for', () => {
    expect(termsOf(Array.from({ length: 50 }, (_, n) => `词${n}`).join(' '))).toHaveLength(8)
    const [term = ''] = termsOf(`${'长'.repeat(60)}20262026`)
    expect(term.trim()).toBe('长'.repeat(60))
  })
})

test('tokens are pairs, whole numbers and whole words; a title has single characters too', () => {
  expect(bodyTokens('蒙沂河 2020 17 号')).toHaveLength(4)
  expect(titleTokens('蒙沂河 2020 17 号')).toHaveLength(8)
  expect(bodyTokens('工作的')).toHaveLength(3)
  expect(bodyTokens('一\n二')).toHaveLength(0)
})

test('the places of terms are found in the text as it was written', () => {
  const text = '见國辦發〔2020〕17号。'
  expect(placesOf(text, ['国办发2020 17号']).map(({ start, end }) => text.slice(start, end))).toEqual([
    '國辦發〔2020〕17号',
  ])
  expect(placesOf('2017年17日', ['17'])).toEqual([{ start: 5, end: 7 }])
})
