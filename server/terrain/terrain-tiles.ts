import type { HeightGrid } from '../../domain/geo/terrain/grid.ts'
import { LastUsed } from '../last-used.ts'
import { contourTile } from './contour-tile.ts'
import { heightTile } from './height-tile.ts'
import { landcoverTile, type LandcoverGrid, type LandcoverTheme } from './landcover-tile.ts'
import { pyramidOf } from './pyramid.ts'
import type { TileId } from './tile.ts'

/** The grids of one version of a county. */
export interface Terrain {
  readonly heights: HeightGrid
  readonly landcover: LandcoverGrid | undefined
}

/** What a map must know to ask for tiles; null when the county has no height grid. */
export function terrainFacts({ version, terrain }: { version: string; terrain?: Terrain | undefined }) {
  if (!terrain) return null
  const { west, north, columns, rows, cellLonDeg, cellLatDeg } = terrain.heights
  const bounds = [west, north - rows * cellLatDeg, west + columns * cellLonDeg, north] as const
  return { version, bounds, landcover: terrain.landcover !== undefined }
}

export type TerrainTile =
  | { readonly is: 'heights' }
  | { readonly is: 'contours' }
  | { readonly is: 'landcover'; readonly theme: LandcoverTheme }

/** A county of 50 km has some 60 tiles of each sort down to the grid's own detail; contours go three zooms further. */
const MOST_KEPT = 2_000

/** The tiles of one county's terrain: each made when it is first asked for, once for everybody. */
export class TerrainTiles {
  readonly terrain: Terrain
  readonly #levels: readonly HeightGrid[]
  readonly #made = new LastUsed<Promise<Buffer>>(MOST_KEPT)

  constructor(terrain: Terrain) {
    this.terrain = terrain
    this.#levels = pyramidOf(terrain.heights)
  }

  /** @returns undefined when the county has no such grid */
  get(what: TerrainTile, tile: TileId): Promise<Buffer> | undefined {
    if (what.is === 'landcover' && !this.terrain.landcover) return undefined
    const key = `${what.is === 'landcover' ? what.theme : what.is}/${tile.z}/${tile.x}/${tile.y}`
    return this.#made.of(key, () => this.#make(what, tile))
  }

  async #make(what: TerrainTile, tile: TileId): Promise<Buffer> {
    const { landcover } = this.terrain
    if (what.is === 'heights') return heightTile(this.#levels, tile)
    if (what.is === 'contours') return contourTile(this.#levels, tile)
    if (!landcover) throw new Error('There is no landcover')
    return landcoverTile(landcover, tile, what.theme)
  }
}
