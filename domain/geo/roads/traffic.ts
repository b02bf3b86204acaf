import type { Hindrance, Profile } from './profile.ts'
import type { RoadGraph } from './road-graph.ts'

/** What the roads cost now: a profile under hindrances. Never less than the profile alone. */
export class Traffic {
  /** By road, from end to end; Infinity: it cannot be driven through. */
  readonly cost: Float64Array
  readonly profile: Profile
  readonly #lengthM: Float64Array
  readonly #hindrances = new Map<number, Hindrance[]>()

  /** O(roads + hindrances). */
  constructor({ lengthM }: RoadGraph, profile: Profile, hindrances: readonly Hindrance[]) {
    this.profile = profile
    this.#lengthM = lengthM
    this.cost = profile.cost.slice()
    for (const each of [...profile.closed, ...hindrances]) {
      const known = this.#hindrances.get(each.road)
      if (known) known.push(each)
      else this.#hindrances.set(each.road, [each])
    }
    for (const road of this.#hindrances.keys()) this.cost[road] = this.part(road, 0, lengthM[road]!)
  }

  /** The cost of driving a road between two of its points, in either direction; Infinity: closed between them. */
  part(road: number, aM: number, bM: number): number {
    // To stay where one is costs nothing: at a junction of a closed road the other roads are open.
    if (aM === bM) return 0
    const whole = this.profile.cost[road]!
    if (whole === Infinity) return Infinity
    const lengthM = this.#lengthM[road]!
    // Rounded as marks along the road, so that the parts of a road add up to the whole.
    const mark = (atM: number) => (lengthM === 0 ? 0 : Math.round((whole * atM) / lengthM))
    let cost = Math.abs(mark(bM) - mark(aM))
    const [low, high] = aM < bM ? [aM, bM] : [bM, aM]
    for (const { fromM, toM, slowTo } of this.#hindrances.get(road) ?? []) {
      if (toM < low || fromM > high) continue
      if (slowTo === 0) return Infinity
      // The way stays as long; only time grows. A hindrance upon another adds to it.
      if (this.profile.measure === 'distance' || lengthM === 0) continue
      const overlapM = Math.min(toM, high) - Math.max(fromM, low)
      cost += Math.round((whole * overlapM * (1 / slowTo - 1)) / lengthM)
    }
    return cost
  }
}
