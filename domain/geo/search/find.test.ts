import { describe, expect, it } from 'vitest'
import { words } from '../../words.ts'
import type { SearchEntry } from './entry.ts'
import { findEntries } from './find.ts'

const entry = (
  kind: SearchEntry['kind'],
  zh: string,
  en: string,
  pinyin: string,
  alias = '',
): SearchEntry => ({
  ...{ kind, id: `${kind}-${zh}`, name: words(zh, en), alias, jurisdiction: '990101101' },
  ...{ point: { lat: 29.9, lon: 110.5 }, readings: pinyin.split(' ').map((syllable) => [syllable]) },
})
const county = [
  entry('village', '云溪社区', 'Yunxi Community', 'yun xi she qu'),
  entry('township', '云溪镇', 'Yunxi Town', 'yun xi zhen'),
  entry('shelter', '云溪镇中心小学', 'Yunxi School', 'yun xi zhen zhong xin xiao xue'),
  entry('bridge', '岩口桥', 'Yankou Bridge', 'yan kou qiao', 'X12'),
  entry('road', '岩口公路', 'Yankou Road', 'yan kou gong lu', 'X12'),
  entry('village', '岩口村', 'Yankou', 'yan kou cun'),
]
const found = (typed: string, limit = 10) => findEntries(county, typed, limit).map(({ name }) => name.zh)

describe('looking a place up', () => {
  it('finds 云溪镇 by its initials, before what only begins with them', () =>
    expect(found('yxz')).toEqual(['云溪镇', '云溪镇中心小学']))
  it.each(['云溪镇', 'yunxizhen', 'Yunxi Town', 'yunxi zhen', 'Yúnxī Zhèn', '云xi镇', 'y溪z', '云溪zhen'])(
    'finds it as %s first',
    (typed) => expect(found(typed)[0]).toBe('云溪镇'),
  )
  it('a whole name goes before one that begins with it, and the village before the road', () => {
    expect(found('yankou')).toEqual(['岩口村', '岩口桥', '岩口公路'])
    expect(found('岩口')).toEqual(['岩口村', '岩口桥', '岩口公路'])
  })
  it.each(['x12', 'X12 线', '县道X12', 'Ｘ１２'])(
    'finds the road of %s, and after it what stands on it',
    (typed) => expect(found(typed)).toEqual(['岩口公路', '岩口桥']),
  )
  it('finds a part of a name', () => {
    expect(found('小学')).toEqual(['云溪镇中心小学'])
    expect(found('zxxx')).toEqual(['云溪镇中心小学'])
  })
  it('finds what is half a word and half its letters, at the beginning of a name and within', () => {
    expect(found('岩kq')).toEqual(['岩口桥'])
    expect(found('中心x')).toEqual(['云溪镇中心小学'])
    expect(found('溪k')).toEqual([])
  })
  it('one letter finds names that begin with it alone', () => expect(found('k')).toEqual([]))
  it('finds a village by its administrative code, and what lies within by the beginning of one', () => {
    const coded = (kind: SearchEntry['kind'], id: string, zh: string) => ({
      ...entry(kind, zh, zh, 'x'),
      id,
    })
    const places = [
      coded('hamlet', '990101101202001', '中心组'),
      coded('village', '990101101202', '岩口村'),
      coded('village', '990101101201', '上坪村'),
      coded('township', '990101101', '云溪镇'),
      coded('shelter', '990101101202', '避难所'),
    ]
    const byCode = (typed: string) => findEntries(places, typed, 10).map(({ name }) => name.zh)
    expect(byCode('990101101202')).toEqual(['岩口村', '中心组'])
    expect(byCode('９９０１０１１０１２０２')).toEqual(['岩口村', '中心组'])
    expect(byCode('990101101000')).toEqual(['云溪镇'])
    expect(byCode('990101101')).toEqual(['云溪镇', '上坪村', '岩口村', '中心组'])
    expect(byCode('9901')).toEqual([])
  })
  it('gives no more than asked for, and nothing for nothing', () => {
    expect(found('y', 2)).toHaveLength(2)
    expect(found('  ')).toEqual([])
  })
})
