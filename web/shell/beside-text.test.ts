import { expect, it } from 'vitest'
import { words } from '../../domain/words.ts'
import { besideText } from './beside-text.ts'

const bridge = words('岩口桥', 'Yankou Bridge')

it.each([
  [0, '岩口桥以北 300 m', '300 m north of Yankou Bridge'],
  [315, '岩口桥西北 300 m', '300 m north-west of Yankou Bridge'],
  [30, '岩口桥北偏东30° 300 m', '300 m N 30° E of Yankou Bridge'],
  [22.5, '岩口桥北偏东22.5° 300 m', '300 m N 22.5° E of Yankou Bridge'],
  [160, '岩口桥南偏东20° 300 m', '300 m S 20° E of Yankou Bridge'],
  [200, '岩口桥南偏西20° 300 m', '300 m S 20° W of Yankou Bridge'],
  [347.5, '岩口桥北偏西12.5° 300 m', '300 m N 12.5° W of Yankou Bridge'],
])('a place at %d° is told in its direction', (bearingDeg, zh, en) =>
  expect(besideText(bridge, { metres: 300, bearingDeg })).toEqual({ zh, en }),
)
