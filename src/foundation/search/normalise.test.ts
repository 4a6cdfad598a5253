import { expect, test } from 'vitest'
import { normalise, termsOf } from './index.ts'

test('a document number is one text however its brackets, digits and spaces were typed', () => {
  const forms = [
    '示办发〔2020〕17号',
    '示办发[2020]17号',
    '示办发（2020）１７ 号',
    '示办发﹝2020﹞ 17号',
    '示办发【2020】17号',
  ]
  expect(new Set(forms.map(normalise))).toEqual(new Set(['示办发〔2020〕17号']))
})

test('spaces between Han characters do not matter, those between Latin words do', () => {
  expect(normalise('可操作性、 可理解性')).toBe(normalise('可操作性、可理解性'))
  expect(normalise('Open  Government')).toBe('open government')
})

test('a citizen’s words are split at spaces, also the wide one, and empty words are dropped', () => {
  expect(termsOf('养老　服务  清单')).toEqual(['养老', '服务', '清单'])
  expect(termsOf('   ')).toEqual([])
})

test('a query is bounded, so that nobody can ask for a thousand words', () => {
  expect(termsOf(Array.from({ length: 50 }, (_, n) => `词${n}`).join(' '))).toHaveLength(8)
})
