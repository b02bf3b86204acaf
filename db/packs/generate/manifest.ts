import { createHash } from 'node:crypto'
import { json, type Files } from './write/file.ts'

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** What was generated from which seed: a committed pack can be held against it, and made again. */
export function manifest(seed: number, scale: number, files: Files): Uint8Array {
  const sums = [...files].map(([name, bytes]) => [name, sha256(bytes)] as const)
  sums.sort(([a], [b]) => (a < b ? -1 : 1))
  return json({ seed, scale, sha256: Object.fromEntries(sums) })
}
