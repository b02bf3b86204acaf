/** A number with so many decimals at most: what an answer says should not look more exact than it is. */
export function rounded(value: number, decimals: number): number {
  const scale = SCALES[decimals] ?? 10 ** decimals
  return Math.round(value * scale) / scale
}

/** Powers are dear where a line of a thousand positions is rounded. */
const SCALES = [1, 10, 100, 1e3, 1e4, 1e5, 1e6]
