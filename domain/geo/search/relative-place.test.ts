import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metresBetween } from '../../position/distance.ts'
import { destination } from '../destination.ts'
import { relativePlaceFrom } from './relative-place.ts'

describe('a place said by another one', () => {
  it.each([
    ['岩口桥北300米', '岩口桥', 0, 300],
    ['岩口桥以北 300 m', '岩口桥', 0, 300],
    ['岩口桥东北方向约1.2公里', '岩口桥', 45, 1_200],
    ['岩口桥的西侧500米处', '岩口桥', 270, 500],
    ['河西村西南2里', '河西村', 225, 1_000],
    ['300 m north of Yankou Bridge', 'Yankou Bridge', 0, 300],
    ['1.5 km south-east of 岩口桥', '岩口桥', 135, 1_500],
    ['距岩口桥北300米', '岩口桥', 0, 300],
    ['距离岩口桥以北３００米', '岩口桥', 0, 300],
    ['500 meters north of 岩口桥', '岩口桥', 0, 500],
    ['1 kilometre to the east of Yunxi', 'Yunxi', 90, 1_000],
    ['200 m NW of Yunxi', 'Yunxi', 315, 200],
    ['岩口桥向北三百米', '岩口桥', 0, 300],
    ['在岩口桥南一公里处', '岩口桥', 180, 1_000],
    ['三里桥东两百五十米', '三里桥', 90, 250],
    ['岩口桥西一千零五十米', '岩口桥', 270, 1_050],
    ['岩口桥北十五里', '岩口桥', 0, 7_500],
    ['岩口桥以北半公里', '岩口桥', 0, 500],
    ['岩口桥北十千米', '岩口桥', 0, 10_000],
    ['岩口桥北十五千米', '岩口桥', 0, 15_000],
    ['岩口桥北三千五百米', '岩口桥', 0, 3_500],
    ['岩口桥北三百五米', '岩口桥', 0, 350],
    ['岩口桥北三百零五米', '岩口桥', 0, 305],
    ['岩口桥北两千三米', '岩口桥', 0, 2_300],
    ['岩口桥北一千零五米', '岩口桥', 0, 1_005],
    ['岩口桥北十五米', '岩口桥', 0, 15],
    ['岩口桥北五米', '岩口桥', 0, 5],
    ['300 m. due north of 岩口桥', '岩口桥', 0, 300],
    ['岩口桥北偏东30°300米', '岩口桥', 30, 300],
    ['岩口桥北偏东30度 300 米', '岩口桥', 30, 300],
    ['岩口桥北偏西 12.5° 方向 300米', '岩口桥', 347.5, 300],
    ['岩口桥南偏东20度约1.2公里处', '岩口桥', 160, 1_200],
    ['岩口桥北偏东300米', '岩口桥', 22.5, 300],
    ['岩口桥东北偏东300米', '岩口桥', 67.5, 300],
    ['岩口桥西偏北三百米', '岩口桥', 292.5, 300],
    ['北300米 岩口桥', '岩口桥', 0, 300],
    ['以北300米，岩口桥', '岩口桥', 0, 300],
    ['北偏东30度300米 岩口桥', '岩口桥', 30, 300],
    ['东北1.2公里 上坪村', '上坪村', 45, 1_200],
    ['300 m NNE of Yankou Bridge', 'Yankou Bridge', 22.5, 300],
    ['300 m west-north-west of Yankou Bridge', 'Yankou Bridge', 292.5, 300],
    ['300m north from Yankou Bridge', 'Yankou Bridge', 0, 300],
  ])('%s', (text, of, bearingDeg, metres) =>
    expect(relativePlaceFrom(text)).toEqual({ of, bearingDeg, metres }),
  )

  it.each([
    '岩口桥',
    '岩口桥300米',
    '北300米',
    '300 m of Yunxi',
    '岩口桥北0米',
    '岩口桥北偏南300米',
    '岩口桥北偏北300米',
    '岩口桥北偏东95度300米',
    '岩口桥北9999公里',
    '岩口桥北零米',
    '岩口桥北十百米',
    '岩口桥北三五米',
  ])('%s is none', (text) => expect(relativePlaceFrom(text)).toBeUndefined())

  it('lies as far away as was said, in that direction', () => {
    const bridge = { lat: 29.92876, lon: 110.56398 }
    expect(destination(bridge, 0, 300).lon).toBeCloseTo(bridge.lon, 9)
    expect(destination(bridge, 0, 300).lat).toBeGreaterThan(bridge.lat)
    expect(destination(bridge, 90, 300).lon).toBeGreaterThan(bridge.lon)
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 360, noNaN: true }),
        fc.integer({ min: 1, max: 99_999 }),
        (to, metres) => {
          expect(metresBetween(bridge, destination(bridge, to, metres))).toBeCloseTo(metres, 2)
        },
      ),
    )
  })
})
