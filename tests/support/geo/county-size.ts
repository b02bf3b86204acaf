/** How much a made-up county holds. */
export interface CountySize {
  readonly seed: number
  readonly households: number
  readonly villages: number
  readonly hamletsPerVillage: number
  /** Junctions of roads beside those at hamlets. */
  readonly junctions: number
}

export const SMALL: CountySize = {
  ...{ seed: 7, households: 800, villages: 12, hamletsPerVillage: 3, junctions: 60 },
}

/** Degrees: about 50 km by 45 km. */
export const WEST = 110.3
export const SOUTH = 29.6
export const EAST = WEST + 0.52
export const NORTH = SOUTH + 0.405
