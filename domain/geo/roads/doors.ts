import type { CountyData } from '../county.ts'
import type { RoadNetwork } from './network.ts'
import type { OnRoad } from './snap.ts'

/** Where the settlements and the town touch the roads; found once per version of the base data. */
export interface Doors {
  readonly town: OnRoad | undefined
  readonly villages: readonly (OnRoad | undefined)[]
  readonly hamlets: readonly (OnRoad | undefined)[]
}

export const doorsOf = (network: RoadNetwork, { town, villages, hamlets }: CountyData): Doors => ({
  town: network.snap(town),
  villages: villages.map((village) => network.snap(village)),
  hamlets: hamlets.map((hamlet) => network.snap(hamlet)),
})
