import { describe, expect, it } from 'vitest'
import { pinyinReach, type Readings } from './pinyin-match.ts'

const yunxizhen: Readings = [['yun'], ['xi'], ['zhen']]
const chongshi: Readings = [['zhong', 'chong'], ['shi']]
const xian: Readings = [['xi'], ['an'], ['shi']]

describe('a name in pinyin', () => {
  it.each(['yunxizhen', 'yxz', 'yunxz', 'yxzhen', 'yuxz', 'yunxizh'])('%s is all of 云溪镇', (letters) =>
    expect(pinyinReach(letters, yunxizhen)).toBe(3),
  )
  it('its beginning reaches as far as it goes', () => {
    expect(pinyinReach('y', yunxizhen)).toBe(1)
    expect(pinyinReach('yx', yunxizhen)).toBe(2)
    expect(pinyinReach('xz', yunxizhen, 1)).toBe(2)
  })
  it('every reading of a character counts', () => {
    expect(pinyinReach('chongshi', chongshi)).toBe(2)
    expect(pinyinReach('zs', chongshi)).toBe(2)
  })
  it('letters that two syllables could share find their way', () =>
    expect(pinyinReach('xianshi', xian)).toBe(3))
  it('what fits in no way is found out, in however many ways it nearly fits', () => {
    const xing: Readings = Array.from({ length: 64 }, () => ['hang', 'heng', 'xing'])
    expect(pinyinReach(`${'h'.repeat(60)}zz`, xing)).toBe(0)
    expect(pinyinReach('h'.repeat(60), xing)).toBe(60)
  })
  it.each(['xyz', 'yunxiz1', 'yunxizhena', ''])('%j is not it', (letters) =>
    expect(pinyinReach(letters, yunxizhen)).toBe(0),
  )
})
