import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { NO_HEIGHT, type HeightGrid } from '../../domain/geo/terrain/grid.ts'
import { contourTile, intervalAt } from './contour-tile.ts'
import { heightTile, terrarium, TILE_PIXELS } from './height-tile.ts'
import { landcoverTile } from './landcover-tile.ts'
import { pngOf } from './png.ts'
import { levelFor, pyramidOf } from './pyramid.ts'
import { sampleHeights } from './sample.ts'
import { latAt, lonAt } from './tile.ts'
import { TerrainTiles } from './terrain-tiles.ts'

/** A plane that rises by 1 m a cell to the east, over one tile of zoom 12. */
const tile = { z: 12, x: 3303, y: 1692 }
const columns = 200
const grid: HeightGrid = {
  ...{ columns, rows: columns, west: lonAt(tile, -0.2), north: latAt(tile, -0.2) },
  cellLonDeg: ((lonAt(tile, 1) - lonAt(tile, 0)) * 1.4) / columns,
  cellLatDeg: ((latAt(tile, 0) - latAt(tile, 1)) * 1.4) / columns,
  decimetres: Int16Array.from({ length: columns * columns }, (_, cell) => (cell % columns) * 10),
}

describe('tiles of the web map', () => {
  it('the whole world is one tile, and each zoom parts it in four', () => {
    expect([lonAt({ z: 0, x: 0, y: 0 }, 0), lonAt({ z: 0, x: 0, y: 0 }, 1)]).toEqual([-180, 180])
    expect(latAt({ z: 0, x: 0, y: 0 }, 0)).toBeCloseTo(85.05113, 5)
    expect(latAt({ z: 1, x: 0, y: 0 }, 1)).toBeCloseTo(0, 10)
  })
})

describe('heights', () => {
  it('between two cells lie on the line between them', () => {
    const sampled = sampleHeights(grid, tile, { size: 4 })
    const column = (lonAt(tile, 0.125) - grid.west) / grid.cellLonDeg - 0.5
    expect(sampled[0]).toBeCloseTo(column, 3)
    expect((sampled[1] ?? 0) - (sampled[0] ?? 0)).toBeCloseTo((columns / 1.4) * 0.25, 2)
  })

  it('beyond the edge of the grid are those as far inside it', () => {
    const beyond = { ...grid, west: lonAt(tile, 0.5), cellLonDeg: (lonAt(tile, 1) - lonAt(tile, 0.5)) / 100 }
    const [west, , , east] = sampleHeights(beyond, tile, { size: 4 })
    expect(west).toBeCloseTo((east ?? 0) + 1, 3)
  })

  it.each([
    [1 / 256, [0, 1234.5, -12.25]],
    [1, [0, 1235, -12]],
  ])('terrarium keeps them to %s m', (stepM, kept) => {
    const heights = Float32Array.from([0, 1234.5, -12.25])
    const pixels = terrarium(heights, stepM)
    const read = [0, 3, 6].map(
      (at) => (pixels[at] ?? 0) * 256 + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0) / 256 - 32_768,
    )
    expect(read).toEqual(kept)
  })

  it('the pyramid takes means of what is known alone', () => {
    const unknown = Int16Array.from(grid.decimetres)
    unknown[0] = NO_HEIGHT
    const [, half] = pyramidOf({ ...grid, decimetres: unknown })
    expect(half?.decimetres[0]).toBe(Math.round((10 + 0 + 10) / 3))
    expect(half?.columns).toBe(columns / 2)
    expect(levelFor(pyramidOf(grid), grid.cellLonDeg * 2.5).cellLonDeg).toBe(grid.cellLonDeg * 2)
    expect(levelFor(pyramidOf(grid), grid.cellLonDeg / 2)).toBe(grid)
  })
})

describe('pictures', () => {
  it('a PNG holds its pixels, line by line as differences from the line above', async () => {
    const png = await pngOf(Uint8Array.from([1, 2, 3, 11, 12, 13]), 1, 3)
    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1, 2])
    const dataAt = png.indexOf('IDAT')
    const data = inflateSync(png.subarray(dataAt + 4, dataAt + 4 + png.readUInt32BE(dataAt - 4)))
    expect([...data]).toEqual([2, 1, 2, 3, 2, 10, 10, 10])
  })

  it('refuses pixels that do not fill their lines', async () => {
    await expect(pngOf(new Uint8Array(7), 2, 3)).rejects.toThrow(RangeError)
  })

  it('a tile of landcover is empty where nothing is known', async () => {
    const bare = { ...grid, classes: new Uint8Array(columns * columns) }
    const forest = { ...bare, classes: bare.classes.map(() => 1) }
    const [empty, full] = await Promise.all([
      landcoverTile(bare, tile, 'light'),
      landcoverTile(forest, tile, 'light'),
    ])
    expect(empty.readUInt32BE(16)).toBe(TILE_PIXELS)
    expect(empty.equals(full)).toBe(false)
  })
})

describe('contours', () => {
  it('run at round heights, with every fifth as an index line', () => {
    const layer = new VectorTile(new PbfReader(contourTile(pyramidOf(grid), tile))).layers['contours']
    const found = Array.from({ length: layer?.length ?? 0 }, (_, at) => layer?.feature(at).properties)
    expect(found).toEqual([
      { heightM: 50, isIndex: false },
      { heightM: 100, isIndex: false },
      { heightM: 150, isIndex: false },
    ])
  })

  it('stand closer the nearer one looks', () => {
    expect([8, 9, 11, 12, 13, 16].map(intervalAt)).toEqual([200, 200, 100, 50, 20, 20])
  })
})

describe('TerrainTiles', () => {
  it('makes a tile once for everybody', () => {
    const tiles = new TerrainTiles({ heights: grid, landcover: undefined })
    expect(tiles.get({ is: 'heights' }, tile)).toBe(tiles.get({ is: 'heights' }, tile))
    expect(tiles.get({ is: 'landcover', theme: 'dark' }, tile)).toBeUndefined()
  })

  it('the tile of heights is a picture of 256 x 256', async () => {
    const png = await heightTile(pyramidOf(grid), tile)
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([TILE_PIXELS, TILE_PIXELS])
  })
})
