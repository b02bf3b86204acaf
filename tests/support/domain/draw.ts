/** Where a generated command gets its choices from: a seed, or numbers that fast-check made and can shrink. */
export interface Draw {
  /** A whole number from 0 to below `below`. */
  int(below: number): number
  /** One of a list; undefined when it is empty. */
  pick<T>(list: Iterable<T>): T | undefined
  /** True this often in a hundred. */
  chance(percent: number): boolean
}

/** The same seed draws the same for ever (mulberry32, public domain, Tommy Ettinger). */
export function seeded(seed: number): Draw {
  let state = seed >>> 0
  return drawing(() => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  })
}

/** Draws from fractions in [0, 1), then 0 for ever: fewer numbers draw something simpler. */
export function fromFractions(fractions: readonly number[]): Draw {
  let at = 0
  return drawing(() => fractions[at++] ?? 0)
}

function drawing(next: () => number): Draw {
  const int = (below: number): number => Math.floor(next() * below)
  return {
    int,
    pick(list) {
      const all = [...list]
      return all[int(all.length)]
    },
    // Inverted, so that a fraction of 0 says no: what is rare goes away first when a case is shrunk.
    chance: (percent) => next() * 100 >= 100 - percent,
  }
}
