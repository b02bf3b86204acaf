import { words } from '../../domain/words.ts'
import { positionsAt } from '../positions/positions-at.ts'
import { pictureAt } from '../rooms/picture.ts'
import type { Services } from '../services.ts'
import { exportIncidents } from './export-incidents.ts'
import { exportMarkings } from './export-markings.ts'
import { aboutOperation, type OperationThen } from './export-operation.ts'
import { exportTrails, TRAIL_MS } from './export-trails.ts'
import { exportUnits, unitsSeen } from './export-units.ts'
import { exportWarehouses } from './export-warehouses.ts'
import type { Exported } from './export.ts'

/** What of an operation, and not of its county, can be taken away. */
export const OPERATION_LAYERS = ['incidents', 'markings', 'units', 'warehouses', 'trails'] as const
export type OperationLayer = (typeof OPERATION_LAYERS)[number]

interface Wanted extends Omit<OperationThen, 'records'> {
  readonly isPast: boolean
}

/** Of a longer track every nth position is given. */
const MOST_FIXES = 2_000

/** Layers of an operation as files: of the records and positions of an instant, by the rights of today. */
export class OperationExports {
  readonly #services: Pick<Services, 'hubs' | 'playback' | 'staleAfterS' | 'storage'>

  constructor(services: Pick<Services, 'hubs' | 'playback' | 'staleAfterS' | 'storage'>) {
    this.#services = services
  }

  of(layer: OperationLayer, wanted: Wanted): Promise<Exported> {
    switch (layer) {
      case 'incidents':
        return this.#pictured(wanted, exportIncidents)
      case 'markings':
        return this.#pictured(wanted, exportMarkings)
      case 'warehouses':
        return this.#pictured(wanted, exportWarehouses)
      case 'units':
        return this.#units(wanted)
      case 'trails':
        return this.#trails(wanted)
    }
  }

  async #units(wanted: Wanted): Promise<Exported> {
    const { operation, at: instant, isPast } = wanted
    const id = operation.row.id
    if (!isPast)
      return this.#pictured(wanted, (then) =>
        exportUnits(then, (unit) => this.#services.hubs.get(id)?.positionOf(unit)),
      )
    const units = await this.#pictured(wanted, (then) => unitsSeen(then).map((unit) => unit.id))
    const positions = await positionsAt(this.#services, { operation: id, instant, units })
    return this.#pictured(wanted, (then) => exportUnits(then, (unit) => positions.get(unit)))
  }

  async #trails(wanted: Wanted): Promise<Exported> {
    const { operation, at } = wanted
    const { about, units } = await this.#pictured(wanted, (then) => ({
      about: aboutOperation(then, words('轨迹', 'Trails')),
      units: unitsSeen(then),
    }))
    const tracks = []
    for (const unit of units) {
      const span = { unit: unit.id, from: new Date(at.getTime() - TRAIL_MS), to: at, limit: MOST_FIXES }
      tracks.push({ unit, track: await this.#services.storage.tracks.readTrack(operation.row.id, span) })
    }
    return exportTrails(about, tracks)
  }

  /** `use` must not keep the records. */
  async #pictured<T>({ isPast, ...wanted }: Wanted, use: (then: OperationThen) => T): Promise<T> {
    const { operation, at } = wanted
    const { result } = await pictureAt(
      this.#services,
      operation,
      isPast ? at.toISOString() : undefined,
      (records) => use({ ...wanted, records }),
    )
    return result
  }
}
