import { describe, expect, it } from 'vitest'
import { words } from '../../domain/words.ts'
import { ranked } from './ranked.ts'

const called = (zh: string, en: string) => ({ title: words(zh, en) })

describe('what the search found', () => {
  const incidents = Array.from({ length: 60 }, () => called('内涝 石板滩村', 'Waterlogging 石板滩村'))
  const here = called('公共卫生事件 云溪社区', 'Public health event 云溪社区')
  const unit = called('云溪民兵应急排', '云溪民兵应急排')
  const town = called('云溪镇', 'Yunxi Town')

  it('stands by how well its name fits, before a hundred things that only lie there', () => {
    const found = [...incidents, here, unit, town]
    expect(ranked(found, '云溪镇')[0]).toBe(town)
    expect(ranked(found, '云溪').slice(0, 3)).toEqual([unit, town, here])
    expect(ranked(found, 'YUNXI')[0]).toBe(town)
  })

  it('stays in its order where nothing fits better, and while nothing is typed', () => {
    expect(ranked([here, unit], '大风')).toEqual([here, unit])
    expect(ranked([unit, here, town], '')).toEqual([unit, here, town])
  })
})
