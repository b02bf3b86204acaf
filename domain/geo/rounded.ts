/** A number with so many decimals at most: what an answer says should not look more exact than it is. */
export const rounded = (value: number, decimals: number): number =>
  Math.round(value * 10 ** decimals) / 10 ** decimals
