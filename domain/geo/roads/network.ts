import type { Bridge, RoadLine } from '../county.ts'
import type { Lattice } from '../lattice.ts'
import { Landmarks } from './landmarks.ts'
import type { RoadPieces } from './pieces.ts'
import { profileOf, type Hindrance, type Measure, type Profile } from './profile.ts'
import { roadGraph, type RoadGraph } from './road-graph.ts'
import { Search } from './search.ts'
import { snapToRoad, type OnRoad } from './snap.ts'
import { Traffic } from './traffic.ts'
import type { Vehicle } from './vehicles.ts'

/** A place farther from every road is not reached by road. */
export const SNAP_M = 3_000

/** So near to its end, a place on a road is at the junction. */
const JUNCTION_M = 1

/** A profile with the bounds that belong to it. */
interface Known {
  readonly profile: Profile
  readonly landmarks: Landmarks
}

/** The roads of one version of the base data, with all that searches need. One search at a time uses it. */
export class RoadNetwork {
  readonly graph: RoadGraph
  readonly lattice: Lattice
  readonly pieces: RoadPieces
  readonly search: Search
  readonly #known = new Map<string, Known>()

  constructor(lattice: Lattice, roads: readonly RoadLine[], bridges: readonly Bridge[], pieces: RoadPieces) {
    this.lattice = lattice
    this.pieces = pieces
    this.graph = roadGraph(roads, bridges)
    this.search = new Search(this.graph)
  }

  /** Made when first asked for, then kept. */
  landmarks(vehicle: Vehicle, measure: Measure): Landmarks {
    return this.#of(vehicle, measure).landmarks
  }

  /** O(roads + hindrances). */
  traffic(vehicle: Vehicle, measure: Measure, hindrances: readonly Hindrance[]): Traffic {
    return new Traffic(this.graph, this.#of(vehicle, measure).profile, hindrances)
  }

  /** The nearest road; a place at its very end stands at the junction and may take any road from there. */
  snap(place: { readonly lon: number; readonly lat: number }, withinM = SNAP_M): OnRoad | undefined {
    const found = snapToRoad(this.lattice, this.pieces, place, withinM)
    if (!found) return undefined
    const lengthM = this.graph.lengthM[found.road]!
    if (found.atM < JUNCTION_M) return { ...found, atM: 0 }
    return found.atM > lengthM - JUNCTION_M ? { ...found, atM: lengthM } : found
  }

  #of(vehicle: Vehicle, measure: Measure): Known {
    const key = `${vehicle} ${measure}`
    const known = this.#known.get(key)
    if (known) return known
    const profile = profileOf(this.graph, vehicle, measure)
    const { cost } = new Traffic(this.graph, profile, [])
    const made = { profile, landmarks: new Landmarks(this.graph, cost, this.search) }
    this.#known.set(key, made)
    return made
  }
}
