import { describe, expect, test } from 'vitest'
import { searchWords } from './question-words.ts'

describe('a question', () => {
  test.each([
    ['请问新生儿医保怎么办理？', ['新生儿医保']],
    ['我想知道公租房申请需要什么材料', ['公租房申请', '材料']],
    ['吗？', []],
  ])('“%s” is looked for by what it is about', (question, words) => {
    expect(searchWords(question)).toEqual(expect.arrayContaining(words as string[]))
    if (words.length === 0) expect(searchWords(question)).toEqual([])
  })
})
