import type { DrivingUnit } from '../../domain/geo/geography.ts'
import type { Place } from '../../domain/geo/county.ts'
import type { DeskAnswers } from '../../domain/geo/desk/answers.ts'
import { TEAM_VEHICLE } from '../../domain/geo/desk/team-vehicle.ts'
import type { ItemId, UnitId } from '../../domain/ids.ts'
import type { Read } from '../../domain/read.ts'
import { viewFor, type Audience } from '../../domain/visibility.ts'
import { words } from '../../domain/words.ts'
import type { SeenPosition } from '../positions/positions-at.ts'

/** What of a moving operation geography has to know. */
export interface Scene {
  readonly records: Read
  readonly audience: Audience
  /** Where a unit was last seen. */
  readonly positionOf: (unit: UnitId) => SeenPosition | undefined
}

const same = (text: string) => words(text, text)

type FirstThere = DeskAnswers['first-there']['found'][number]
type UnitFacts = Omit<FirstThere, 'km' | 'minutes' | 'offRoadM' | 'inHazard'>
export type UnitSomewhere = UnitFacts & DrivingUnit

/** The units on duty that the audience may see: where they are now or, never seen, at home. */
export function unitsSomewhere({ records, audience, positionOf }: Scene): UnitSomewhere[] {
  return [...records.list('unit')].flatMap((record): UnitSomewhere[] => {
    const unit = viewFor(audience, record)
    if (!unit || unit.duty !== 'on') return []
    const { id, name, status, teamType, home } = unit
    const facts = { id, name: same(name), vehicle: TEAM_VEHICLE[teamType], status }
    const seen = positionOf(id)
    if (seen) {
      const { lon, lat, stale, fixAtMs } = seen
      return [{ ...facts, lon, lat, stale, from: 'position', fixAt: new Date(fixAtMs).toISOString() }]
    }
    if (!home) return []
    return [{ ...facts, lon: home.lon, lat: home.lat, stale: false, from: 'home', fixAt: null }]
  })
}

/** The operation's stores that the audience may see. */
export const storesOf = ({ records, audience }: Scene): Place[] =>
  [...records.list('warehouse')].flatMap((record): Place[] => {
    const store = viewFor(audience, record)
    if (!store) return []
    const { id, name, position } = store
    return [{ id, name: same(name), lon: position.lon, lat: position.lat }]
  })

/** The id of an item that the audience may see; undefined: there is none of that id. */
export function itemNamed({ records, audience }: Scene, id: string): ItemId | undefined {
  const item = records.get('item', id)
  return item && viewFor(audience, item)?.id
}

/** How much of an item each store has; those without any are left out. Lots past their date are in the store, too. */
export function stockOf({ records, audience }: Scene, item: ItemId): Map<string, number> {
  const stock = new Map<string, number>()
  for (const record of records.list('balance')) {
    if (record.itemId !== item || record.quantity <= 0 || !viewFor(audience, record)) continue
    stock.set(record.warehouseId, (stock.get(record.warehouseId) ?? 0) + record.quantity)
  }
  return stock
}
