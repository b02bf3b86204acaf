import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson'
import { words, type Words } from '../../domain/words.ts'
import { insidePolygon } from './inside.ts'
import { layerPath, type MapLayer } from './map-layers.ts'

interface Jurisdictions {
  readonly code: string
  readonly level: 'county' | 'township'
  readonly name: Words
  readonly seatLon?: number
  readonly seatLat?: number
}
interface VillageFacts {
  readonly code: string
  readonly name: Words
  readonly township: string
}

export type Extent = readonly [west: number, south: number, east: number, north: number]

export interface Place {
  readonly code: string
  readonly name: Words
  readonly level: 'county' | 'township' | 'village'
  readonly lat: number
  readonly lon: number
}

/** The county's places by administrative code, from its map. Empty until the map has come. */
export class Places {
  #areas = $state.raw<FeatureCollection<Polygon | MultiPolygon, Jurisdictions> | null>(null)
  #villages = $state.raw<FeatureCollection<Point, VillageFacts> | null>(null)
  readonly #names: ReadonlyMap<string, Words> = $derived(
    new Map([
      ...(this.#areas?.features ?? []).map(({ properties }) => [properties.code, properties.name] as const),
      ...(this.#villages?.features ?? []).map(
        ({ properties }) => [properties.code, properties.name] as const,
      ),
    ]),
  )
  readonly townships: readonly Place[] = $derived(
    (this.#areas?.features ?? []).flatMap(
      ({ properties: { code, level, name, seatLat = 0, seatLon = 0 } }) =>
        level === 'township' ? [{ code, name, level, lat: seatLat, lon: seatLon }] : [],
    ),
  )
  readonly villages: readonly Place[] = $derived(
    (this.#villages?.features ?? []).map(({ properties: { code, name }, geometry }) => ({
      code,
      name,
      level: 'village',
      lat: geometry.coordinates[1] ?? 0,
      lon: geometry.coordinates[0] ?? 0,
    })),
  )
  /** The area of the whole county. */
  readonly county: Polygon | MultiPolygon | undefined = $derived(
    this.#areas?.features.find(({ properties }) => properties.level === 'county')?.geometry,
  )

  /** What was asked for last; null: nothing, or it did not come. */
  #version: string | undefined | null = null

  /** Takes the places of a version of the county; what is held stays until they have come. */
  async load(version: string | undefined): Promise<void> {
    if (version === this.#version) return
    this.#version = version
    const [areas, villages] = await Promise.all([layer('jurisdictions', version), layer('villages', version)])
    // In the meantime a playback may have gone on to another.
    if (version !== this.#version) return
    if (!areas || !villages) this.#version = null
    if (areas) this.#areas = areas as FeatureCollection<Polygon | MultiPolygon, Jurisdictions>
    if (villages) this.#villages = villages as FeatureCollection<Point, VillageFacts>
  }

  /** The extent of a jurisdiction, [west, south, east, north]; undefined while the map has not come. */
  extentOf(code: string): Extent | undefined {
    const own = this.#areas?.features.filter(({ properties }) => properties.code === code.slice(0, 9)) ?? []
    return extentOf(own)
  }

  /**
   * The name of a jurisdiction. One that the county no longer has is said to be a former one, with its code; before the
   * map has come nothing is said of any, for a code means nothing to whoever reads it.
   */
  name(code: string): Words {
    const name = this.#names.get(code) ?? this.#names.get(code.slice(0, 9))
    if (name) return name
    if (this.#names.size === 0) return words('…', '…')
    return words(`原辖区（${code}）`, `Former jurisdiction (${code})`)
  }

  /** `云溪`, as on a label where space is short: 镇, 乡, 街道 left out. */
  shortName(code: string): Words {
    const { zh, en } = this.name(code)
    return words(
      zh.replace(/(?<=..)(镇|乡|街道|县)$/, ''),
      en.replace(/ (Town|Township|Subdistrict|County)$/, ''),
    )
  }

  /** The township that a point lies in. */
  townshipAt(point: { lat: number; lon: number }): string | undefined {
    return this.#areas?.features.find(
      ({ properties, geometry }) => properties.level === 'township' && insidePolygon(geometry, point),
    )?.properties.code
  }
}

async function layer(name: MapLayer, version: string | undefined): Promise<FeatureCollection | undefined> {
  try {
    const response = await fetch(layerPath(name, version))
    return response.ok ? await response.json() : undefined
  } catch {
    return undefined
  }
}

function extentOf(areas: readonly Feature<Polygon | MultiPolygon>[]): Extent | undefined {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const { geometry } of areas) {
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
    for (const [lon = 0, lat = 0] of rings.flat()) {
      west = Math.min(west, lon)
      east = Math.max(east, lon)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
    }
  }
  return west > east ? undefined : [west, south, east, north]
}
