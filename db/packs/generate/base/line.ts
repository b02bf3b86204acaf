/** A place on the grid: column and row, fractions allowed; x to the east, y to the south. */
export type Spot = readonly [number, number]

/** Leaves out what lies within `tolerance` of the line without it (D. Douglas, T. Peucker, 1973); the ends stay. */
export function thinned(spots: readonly Spot[], tolerance: number): Spot[] {
  const keep = new Uint8Array(spots.length)
  keep[0] = keep[spots.length - 1] = 1
  const open: [number, number][] = [[0, spots.length - 1]]
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span
    let [farthest, at] = [tolerance, -1]
    for (let i = from + 1; i < to; i += 1) {
      const off = offLine(spots[i] as Spot, spots[from] as Spot, spots[to] as Spot)
      if (off > farthest) [farthest, at] = [off, i]
    }
    if (at < 0) continue
    keep[at] = 1
    open.push([from, at], [at, to])
  }
  return spots.filter((_, i) => keep[i] === 1)
}

/** Cuts every corner at a quarter of its sides (G. Chaikin, 1974); the ends stay. */
export function rounded(spots: readonly Spot[]): Spot[] {
  if (spots.length < 3) return [...spots]
  const cut = spots.slice(1).flatMap((to, i): Spot[] => {
    const from = spots[i] as Spot
    return [
      [0.75 * from[0] + 0.25 * to[0], 0.75 * from[1] + 0.25 * to[1]],
      [0.25 * from[0] + 0.75 * to[0], 0.25 * from[1] + 0.75 * to[1]],
    ]
  })
  return [spots[0] as Spot, ...cut.slice(1, -1), spots.at(-1) as Spot]
}

function offLine(spot: Spot, from: Spot, to: Spot): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const [px, py] = [spot[0] - from[0], spot[1] - from[1]]
  const squared = dx * dx + dy * dy
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared))
  const [ex, ey] = [px - along * dx, py - along * dy]
  return Math.sqrt(ex * ex + ey * ey)
}
