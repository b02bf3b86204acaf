import { toWgs84 } from '../../../domain/position.ts'
import { words } from '../../../domain/words.ts'
import type { Part } from '../files.ts'
import { wholeFile, type Spot } from '../findings.ts'
import type { Area, LonLat } from './area.ts'
import { spotInStock, spotOf, spotOfGeometry, type Checking } from './checking.ts'
import { knownOf, type Known } from './known.ts'
import { placeText } from './place-text.ts'
import type { Named } from './skipped.ts'

/** Beyond the county's bounding box by this share of it, nothing of the county lies. */
const MARGIN = 0.25

/** Everything lies where it belongs: points in their township, lines about the county, and longitude before latitude. */
export function checkPlaces(checking: Checking): void {
  const { pack, said } = checking
  const county = countyOf(checking)
  const what = words('各地点是否在辖区内', 'whether places lie in their jurisdiction')
  if (!county || !said.datum) return checking.skipped.add(said.datum ? 'jurisdictions' : 'header', what)
  const places = new Places(checking, county)
  pack.jurisdictions.features.forEach(({ properties, geometry }, row) => {
    const seat: LonLat = [properties.seatLon, properties.seatLat]
    places.within('jurisdictions', spotOf(checking, 'jurisdictions', row, 'seatLon'), properties.code, seat)
    for (const point of geometry.coordinates.flat()) {
      if (!places.near('jurisdictions', spotOfGeometry(checking, 'jurisdictions', row), point)) break
    }
  })
  for (const [part, of] of POINTS) {
    pack[part].features.forEach(({ properties, geometry }, row) =>
      places.within(part, spotOfGeometry(checking, part, row), of(properties as never), geometry.coordinates),
    )
  }
  pack.stock.warehouses.forEach(({ jurisdiction, lon, lat }, row) =>
    places.within('stock', spotInStock(checking, 'warehouses', row, 'lon'), jurisdiction, [lon, lat]),
  )
  pack.units.forEach(({ jurisdiction, lon, lat }, row) =>
    places.within('units', spotOf(checking, 'units', row, 'lon'), jurisdiction, [lon, lat]),
  )
  for (const part of ['roads', 'rivers', 'powerLines', 'riskAreas'] as const) {
    pack[part].features.forEach(({ geometry }, row) => {
      const points =
        geometry.type === 'Point'
          ? [geometry.coordinates]
          : geometry.coordinates.flat(geometry.type === 'Polygon' ? 1 : 0)
      for (const point of points as LonLat[]) {
        if (!places.near(part, spotOfGeometry(checking, part, row), point)) break
      }
    })
  }
  checkHouseholds(checking, places)
  places.suspectDatum()
}

const POINTS = [
  ['villages', ({ township }: { township: string }) => township],
  ['hamlets', ({ village }: { village: string }) => village.slice(0, 9)],
  ['gauges', ({ jurisdiction }: { jurisdiction: string }) => jurisdiction],
  ['facilities', ({ jurisdiction }: { jurisdiction: string }) => jurisdiction],
  ['shelters', ({ jurisdiction }: { jurisdiction: string }) => jurisdiction],
] as const satisfies readonly (readonly [Part, (properties: never) => string])[]

function checkHouseholds({ pack, households: { read } }: Checking, places: Places): void {
  const { code } = pack.header
  if (!read || code === undefined) return
  const { households, spotOf: spot, bad } = read
  for (let index = 0; index < households.count; index++) {
    const point: LonLat = [households.lon[index] ?? 0, households.lat[index] ?? 0]
    if (bad.has(index) || places.holds(code, point)) continue
    places.within('households', spot(index, 'lon'), code, point)
  }
}

/** Where the county is: its polygon, or the box that pack.json says, or that of its townships. */
function countyOf({ pack, areas }: Checking): Box | undefined {
  const { code, bbox } = pack.header
  const own = areas.get(code ?? '')
  if (own) return own
  if (bbox) return { west: bbox[0], south: bbox[1], east: bbox[2], north: bbox[3] }
  const all = [...areas.values()]
  if (all.length === 0) return undefined
  const least = (of: (area: Area) => number) => Math.min(...all.map(of))
  return {
    ...{ west: least(({ west }) => west), south: least(({ south }) => south) },
    ...{ east: -least(({ east }) => -east), north: -least(({ north }) => -north) },
  }
}

type Box = Pick<Area, 'west' | 'south' | 'east' | 'north'>

class Places {
  readonly #checking: Checking
  readonly #county: Box
  readonly #jurisdictions: Known
  /** By file: the places that lie outside theirs, and the area that they should be in. */
  readonly #outside = new Map<string, { readonly area: Area; readonly point: LonLat }[]>()

  constructor(checking: Checking, county: Box) {
    this.#checking = checking
    this.#county = county
    this.#jurisdictions = knownOf(checking, 'jurisdictions')
  }

  holds(jurisdiction: string, point: LonLat): boolean {
    return this.#checking.areas.get(jurisdiction)?.holds(point) ?? false
  }

  /** A point lies in its jurisdiction; of a village or hamlet, in the township around it. */
  within(of: Named, spot: Spot, jurisdiction: string, point: LonLat): void {
    const { areas, findings, pack } = this.#checking
    const area = areas.get(jurisdiction) ?? areas.get(jurisdiction.slice(0, 9))
    if (!area) {
      // Its polygon could not be read, or codes.ts has said at the village that there is no such township.
      const isTold = of === 'villages' || of === 'hamlets'
      if (isTold || [jurisdiction, jurisdiction.slice(0, 9)].some((code) => this.#jurisdictions.has(code)))
        return void this.near(of, spot, point)
      const mend = words('改正代码，或补上该辖区的多边形', 'Correct the code, or draw the jurisdiction')
      const reason = words(`辖区 ${jurisdiction} 没有边界`, `jurisdiction ${jurisdiction} has no polygon`)
      return findings.fault(spot, reason, mend)
    }
    if (area.holds(point) || !this.near(of, spot, point)) return
    const known = this.#outside.get(spot.file) ?? []
    known.push({ area, point })
    this.#outside.set(spot.file, known)
    const isCounty = jurisdiction === pack.header.code
    const place = placeText(this.#checking, of, point)
    findings.fault(
      spot,
      words(
        `${place} 在${isCounty ? '县' : ` ${jurisdiction} `}界外`,
        `${place} lies outside ${jurisdiction}`,
      ),
      words('核对坐标或所属辖区', 'Look at the coordinates, and at the jurisdiction'),
    )
  }

  /** Whether a point is about the county at all. What is nowhere near it is swapped, or of another county. */
  near(of: Named, spot: Spot, point: LonLat): boolean {
    if (this.#isNear(point)) return true
    const place = placeText(this.#checking, of, point)
    const swapped = this.#isNear([point[1], point[0]])
    this.#checking.findings.fault(
      spot,
      swapped
        ? words(`${place} 经纬度颠倒`, `${place} has longitude and latitude the wrong way round`)
        : words(`${place} 不在本县`, `${place} lies outside the county`),
      swapped
        ? words('经度在前，纬度在后', 'Longitude comes first, then latitude')
        : words('核对坐标、坐标系和投影', 'Look at the coordinates, the datum and the projection'),
    )
    return false
  }

  #isNear([x, y]: LonLat): boolean {
    const { west, south, east, north } = this.#county
    const [dx, dy] = [(east - west) * MARGIN, (north - south) * MARGIN]
    return x >= west - dx && x <= east + dx && y >= south - dy && y <= north + dy
  }

  /** Several places just outside theirs, all put right by the same transform: the file is in that datum. */
  suspectDatum(): void {
    for (const [file, outside] of this.#outside) {
      if (outside.length < 3) continue
      for (const datum of ['GCJ-02', 'BD-09'] as const) {
        const right = outside.filter(({ area, point: [lon, lat] }) => {
          const moved = toWgs84({ lon, lat: Math.min(90, lat), datum })
          return area.holds([moved.lon, moved.lat])
        })
        if (right.length < outside.length * 0.9) continue
        const [name = ''] = file.split('.')
        this.#checking.findings.fault(
          wholeFile(file),
          words(`坐标看来是 ${datum}`, `looks as if it were in ${datum}`),
          words(
            `在 pack.json 的 datums 中写 "${name}": "${datum}"`,
            `Say "${name}": "${datum}" under datums in pack.json`,
          ),
        )
        break
      }
    }
  }
}
