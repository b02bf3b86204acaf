/**
 * How much a pack may hold. A county of two million people and 150 km across stays below each of these; what is bigger
 * is a mistake, or meant to stop the server.
 */
export const LIMITS = {
  /** Of one file, as it lies on the disk and unpacked. */
  fileBytes: 512 * 1024 * 1024,
  textBytes: 256 * 1024 * 1024,
  /** Rows of a layer or table. */
  rows: 200_000,
  households: 1_000_000,
  /** Of a grid: a county of 150 km by 150 km at 30 m. */
  cells: 25_000_000,
  /** Brackets within brackets in JSON. */
  depth: 32,
  /** Vertices of one line or polygon. */
  vertices: 200_000,
} as const
