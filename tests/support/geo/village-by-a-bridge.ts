import type { CountyData } from '../../../domain/geo/county.ts'
import type { Households } from '../../../domain/geo/households.ts'
import { words } from '../../../domain/words.ts'

const VILLAGE = '990101101201'
const WEST = 110.5
const LAT = 29.9
const at = (lon: number) => ({ lon, lat: LAT })
const named = (zh: string, en: string) => ({ name: words(zh, en) })

/**
 * The town in the west, then along one road 上湾, a bridge, 下湾 and the point of their village. 12 people in 4
 * households: 3 in 上湾; 3 and 4 in 下湾; 2 in the village, of no hamlet.
 */
export function villageByABridge(): CountyData {
  const box: [number, number][] = [
    ...([
      [WEST - 0.1, LAT - 0.1],
      [WEST + 0.2, LAT - 0.1],
    ] as [number, number][]),
    ...([
      [WEST + 0.2, LAT + 0.1],
      [WEST - 0.1, LAT + 0.1],
    ] as [number, number][]),
    [WEST - 0.1, LAT - 0.1],
  ]
  const road = {
    id: 'road-1',
    class: 'county' as const,
    number: 'X1',
    widthM: 6,
    ...named('河路', 'River road'),
  }
  const line = Array.from({ length: 11 }, (_, index): [number, number] => [WEST + index * 0.005, LAT])
  return {
    ...{ version: 'bridge', date: '2026-01-01', source: words('虚构', 'Made up') },
    ...{ boundary: { type: 'Polygon', coordinates: [box] }, town: at(WEST) },
    villages: [
      {
        ...{ id: VILLAGE, ...named('湾村', 'Wan'), ...at(WEST + 0.045) },
        ...{ population: 12, households: 4, vulnerable: 5 },
      },
    ],
    hamlets: [
      {
        id: `${VILLAGE}101`,
        ...named('上湾', 'Upper Wan'),
        ...at(WEST + 0.01),
        population: 3,
        households: 1,
      },
      {
        id: `${VILLAGE}102`,
        ...named('下湾', 'Lower Wan'),
        ...at(WEST + 0.04),
        population: 7,
        households: 2,
      },
    ],
    households: HOUSEHOLDS,
    roads: [{ ...road, line }],
    bridges: [
      {
        id: 'bridge-1',
        roadId: 'road-1',
        ...named('湾桥', 'Wan bridge'),
        ...at(WEST + 0.025),
        lengthM: 40,
        loadT: 30,
      },
    ],
    ...{ facilities: [], shelters: [], warehouses: [], gauges: [], hand: null },
  }
}

const bytes = (...values: number[]) => Uint8Array.from(values)
const HOUSEHOLDS: Households = {
  count: 4,
  lon: Float64Array.of(WEST + 0.01, WEST + 0.04, WEST + 0.041, WEST + 0.045),
  lat: Float64Array.of(LAT, LAT, LAT, LAT),
  ...{ persons: bytes(3, 3, 4, 2), vulnerable: bytes(1, 1, 2, 1), livingAlone: bytes(0, 1, 0, 0) },
  ...{ disabled: bytes(1, 0, 0, 0), pregnant: bytes(0, 0, 0, 0), infant: bytes(0, 0, 2, 0) },
  ...{ chronic: bytes(0, 0, 0, 1), migrant: bytes(0, 0, 0, 0), village: Uint16Array.of(0, 0, 0, 0) },
  ...{ hamlet: Int32Array.of(0, 1, 1, -1), riskArea: Int32Array.of(-1, -1, -1, -1) },
  ...{ villageCodes: [VILLAGE], hamletCodes: [`${VILLAGE}101`, `${VILLAGE}102`], riskAreaIds: [] },
}
