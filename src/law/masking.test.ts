import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  maskAddress,
  maskBankCard,
  maskIdentityNumber,
  maskMobile,
  maskName,
  maskPersonalNumbers,
} from './masking.ts'
import { findPersonalNumbers } from './personal-numbers.ts'

describe('a masked name', () => {
  it.each([
    ['张三', '张某', '张*'],
    ['张三丰', '张某某', '张**'],
    ['欧阳修', '欧阳某', '欧阳*'],
    ['欧阳娜娜', '欧阳某某', '欧阳**'],
    ['欧阳', '欧某', '欧*'],
    ['阿依古丽·买买提', '阿某某', '阿**'],
    ['John Smith', 'J**', 'J**'],
    ['张', '张某', '张*'],
    [' 李四 ', '李某', '李*'],
    ['', '', ''],
  ])('of %j is %s or %s', (name, mou, stars) => {
    expect(maskName(name)).toBe(mou)
    expect(maskName(name, 'stars')).toBe(stars)
  })
})

describe('a masked number', () => {
  it.each([
    [maskIdentityNumber, '11010519491231002X', '110*************2X'],
    [maskIdentityNumber, '110105 19491231 002X', '110*************2X'],
    [maskMobile, '13812345678', '138****5678'],
    [maskMobile, '１３８-１２３４-５６７８', '138****5678'],
    [maskBankCard, '4111111111111111', '************1111'],
    [maskMobile, '1381234', '*******'],
    [maskMobile, '', ''],
  ])('(%o) of %s is %s', (mask, number, expected) => {
    expect(mask(number)).toBe(expected)
  })
})

describe('a masked address', () => {
  it.each([
    ['临沂市兰山区金雀山街道某某路1号', '临沂市兰山区金雀山街道**'],
    ['临沂市兰山区金雀山街道办事处某某小区', '临沂市兰山区金雀山街道办事处**'],
    ['山东省沂水县院东头镇某某村5号', '山东省沂水县院东头镇**'],
    ['蒙阴县旧寨乡某某村', '蒙阴县旧寨乡**'],
    ['临沂市兰山区某某路1号', '临沂市兰山区**'],
    ['沂南县某某路1号', '沂南县**'],
    ['临沂市某某路1号', '临沂市**'],
    ['某某路1号', '**'],
    ['临沂市阳光小区3号楼', '临沂市**'],
    ['临沂市沂蒙路1号东区', '临沂市**'],
    ['某某村甲街道', '**'],
    ['', ''],
  ])('of %j is %s', (address, expected) => {
    expect(maskAddress(address)).toBe(expected)
  })
})

describe('a masked text', () => {
  it('keeps everything but the numbers of persons', () => {
    expect(
      maskPersonalNumbers(
        '张某（11010519491231002X）电话138 1234 5678，索引号11370322004222241N/2021-5135380',
      ),
    ).toBe('张某（110*************2X）电话138****5678，索引号11370322004222241N/2021-5135380')
    expect(maskPersonalNumbers('没有号码')).toBe('没有号码')
  })

  it('holds no personal number any more', () => {
    const pieces = fc.constantFrom(
      '13812345678',
      '11010519491231002X',
      '4111 1111 1111 1111',
      '，',
      '电话',
      ' ',
      '2020年',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), parts => {
        expect(findPersonalNumbers(maskPersonalNumbers(parts.join('、')))).toEqual([])
      }),
    )
  })
})
