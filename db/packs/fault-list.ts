import { covers } from '../../domain/jurisdiction.ts'
import type { Pack } from './files.ts'
import { within } from './geometry.ts'
import type { PackIssue } from './pack-error.ts'

/** Collects the faults of one pack; rows are handed in from 0 and told from 1. */
export class FaultList {
  readonly issues: PackIssue[] = []
  readonly #county: string
  readonly #areas: ReadonlyMap<string, Pack['jurisdictions']['features'][number]>

  constructor(pack: Pack) {
    this.#county = pack.header.code
    this.#areas = new Map(pack.jurisdictions.features.map((area) => [area.properties.code, area]))
  }

  add(file: string, row: number | null, field: string, message: string): void {
    this.issues.push({ file, row: row === null ? null : row + 1, field, message })
  }

  /** No id stands twice in the file. */
  unique(file: string, field: string, ids: readonly string[]): void {
    const seen = new Set<string>()
    ids.forEach((id, row) =>
      seen.has(id) ? this.add(file, row, field, `${id} is used twice`) : seen.add(id),
    )
  }

  /** The jurisdiction is of this county and on the map, and the place lies inside it. */
  placed(file: string, row: number, jurisdiction: string, place: readonly [number, number]): void {
    const area = this.#areas.get(jurisdiction)
    if (!covers(this.#county, jurisdiction))
      this.add(file, row, 'jurisdiction', `${jurisdiction} is not of this county`)
    else if (!area) this.add(file, row, 'jurisdiction', `${jurisdiction} is not in jurisdictions.geojson`)
    else if (!within(place, area.geometry.coordinates))
      this.add(file, row, 'coordinates', `outside ${jurisdiction}`)
  }
}
