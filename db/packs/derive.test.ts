import { expect, it } from 'vitest'
import { stageOfRain, WET_CURVE_NUMBER } from '../../domain/geo/flood/rainfall.ts'
import { dischargeAt } from '../../domain/geo/flood/rating.ts'
import { derivedFrom } from './derive.ts'
import { LANDCOVER } from '../../domain/geo/terrain/landcover.ts'
import type { Pack } from './files.ts'

type Gauges = Pack['gauges']

const [columns, rows] = [61, 61]
const DRY = { rainThresholds: [], levelThresholds: null }

/** A trough that falls to the south, with a gauge in it; a cell is about 100 m wide. */
function derivedOfTrough(gaugeColumn: number, cover: Pack['landcover'] = null, thresholds: object = DRY) {
  const decimetres = Int16Array.from({ length: columns * rows }, (_, cell) => {
    const [column, row] = [cell % columns, Math.floor(cell / columns)]
    return Math.abs(column - 30) * 100 + (rows - row) * 10
  })
  const frame = { columns, rows, west: 110, north: 30, cellLonDeg: 0.001, cellLatDeg: 0.001 }
  const coordinates = [110 + (gaugeColumn + 0.5) * 0.001, 30 - 50.5 * 0.001]
  const gauges = {
    features: [{ properties: { id: 'g', ...thresholds }, geometry: { coordinates } }],
  } as unknown as Gauges
  const derived = derivedFrom({ dem: { ...frame, decimetres }, landcover: cover, gauges })
  if (!derived) throw new Error('nothing was derived')
  return derived
}

it('a valley’s floor stands at its stream, its slopes above it', () => {
  const { metres } = derivedOfTrough(30).hand
  const at = (column: number, row: number) => metres[row * columns + column]
  expect(at(30, 50)).toBe(0)
  expect(at(33, 50)).toBeCloseTo(30, -1)
  expect(at(20, 50)).toBeGreaterThan(80)
})

it('a gauge at the stream knows the land above it, one on a slope none', () => {
  const { g: catchment } = derivedOfTrough(32).catchments
  // 51 of the 61 rows drain through it: 51 x 61 cells of 96 m x 111 m.
  expect(catchment?.areaKm2).toBeCloseTo(33.3, 0)
  expect(catchment?.flowKm).toBeGreaterThan(5.5)
  expect(catchment?.flowKm).toBeLessThan(9)
  expect(catchment?.slope).toBeGreaterThan(0.01)
  // The trough falls 1 m on 111 m; its sides rise 10 m on 96 m, so that a stage of 2 m stays in one row of cells.
  expect(catchment?.rating.slope).toBeCloseTo(1 / 111.2, 3)
  expect(dischargeAt(catchment!.rating, 2)).toBeCloseTo(
    96.6 * 2 ** (5 / 3) * (Math.sqrt(1 / 111.2) / 0.05),
    -1,
  )
  expect(catchment?.rating.fit).toBeNull()
  expect(derivedOfTrough(10).catchments).toEqual({})
})

it('a gauge’s own pairs of rain and level make its curve', () => {
  const rainThresholds = [{ windowH: 3, prepareMm: 60, evacuateMm: 90 }]
  const { g: catchment } = derivedOfTrough(30, null, {
    rainThresholds,
    levelThresholds: { prepareM: 2, evacuateM: 2.8 },
  }).catchments
  const { fit } = catchment!.rating
  expect(fit?.pairs).toBe(2)
  for (const [mm, levelM] of [
    [60, 2],
    [90, 2.8],
  ] as const) {
    const { stageM } = stageOfRain(catchment!, mm, 3, WET_CURVE_NUMBER)
    expect(stageM / levelM).toBeGreaterThan(0.7)
    expect(stageM / levelM).toBeLessThan(1.4)
  }
})

it('streams are always under water, and so is what the ground cover calls water, on whatever grid', () => {
  const bare = derivedOfTrough(30).hand.bed
  expect([bare[50 * columns + 30], bare[50 * columns + 10]]).toEqual([1, 0])
  // Two cells of half the county each: the west is water.
  const cover = {
    ...{ columns: 2, rows: 1, west: 110, north: 30, cellLonDeg: 0.0305, cellLatDeg: 0.061 },
    classes: Uint8Array.of(LANDCOVER.indexOf('water') + 1, LANDCOVER.indexOf('forest') + 1),
  }
  const { bed } = derivedOfTrough(30, cover).hand
  expect([bed[50 * columns + 10], bed[50 * columns + 50]]).toEqual([1, 0])
})

it('a county without heights has none', () => {
  const gauges = { type: 'FeatureCollection' as const, features: [] }
  expect(derivedFrom({ dem: null, landcover: null, gauges })).toBeNull()
})
