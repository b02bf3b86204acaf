import { pinyin, polyphonic } from 'pinyin-pro'
import type { Readings } from '../../domain/geo/search/pinyin-match.ts'

const KEPT = 20_000
const known = new Map<string, Readings>()

/** How each character of a name may be read: as in this name first, then every other way. What is no Chinese reads as itself. */
export function readingsOf(name: string): Readings {
  const found = known.get(name)
  if (found) return found
  const options = { toneType: 'none', type: 'array', v: true } as const
  const here = pinyin(name, options)
  const made = polyphonic(name, options).map((others, at) => {
    const first = here[at] ?? ''
    return [...new Set([first, ...others].map((reading) => reading.toLowerCase()))]
  })
  if (known.size >= KEPT) known.clear()
  known.set(name, made)
  return made
}
