type LonLat = readonly [number, number]

/** Whether a point lies inside a polygon's outer ring and none of its holes (even-odd rule). */
export function within(point: LonLat, rings: readonly (readonly LonLat[])[]): boolean {
  return rings.filter((ring) => crossings(point, ring) % 2 === 1).length % 2 === 1
}

function crossings([x, y]: LonLat, ring: readonly LonLat[]): number {
  let count = 0
  ring.slice(1).forEach(([bx, by], index) => {
    const [ax, ay] = ring[index] as LonLat
    if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) count += 1
  })
  return count
}
