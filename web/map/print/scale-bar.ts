/** A bar this long at most, as a share of the picture. */
const MOST = 0.22

/**
 * The longest bar of 1, 2 or 5 times a power of ten that takes at most a fifth or so of the picture.
 * @returns its length in metres, and as a share of the picture's width: true on paper of any size
 */
export function scaleBar(metresAcross: number): { readonly metres: number; readonly share: number } {
  const most = metresAcross * MOST
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = ([5, 2, 1].find((times) => times * power <= most) ?? 1) * power
  return { metres, share: metres / metresAcross }
}

/** `500 m`, `2 km`. */
export const barText = (metres: number): string => (metres < 1000 ? `${metres} m` : `${metres / 1000} km`)
