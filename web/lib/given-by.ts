import { commonTo } from '../../domain/border.ts'

type May = (jurisdiction: string) => boolean

/**
 * In whose name somebody begins what may cross a border: that of the smallest jurisdiction which covers both, when
 * they may speak for it, else of the side that gives. Undefined: they may not.
 */
export const begunBy = (may: May, giver: string, taker: string): string | undefined =>
  [commonTo(giver, taker), giver].find((code) => code !== undefined && may(code))

/** In whose name they end it: either side may. */
export const endedBy = (may: May, giver: string, taker: string): string | undefined =>
  [giver, taker].find(may)
