import type { Pack } from './files.ts'

/** What is computed from the heights when a pack is loaded; null when it has none. */
export const derivedFrom = (_: Pack): null => null
