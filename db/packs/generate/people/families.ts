import type { Random } from '../base/random.ts'

export const TAGS = ['livingAlone', 'disabled', 'pregnant', 'infant', 'chronic', 'migrant'] as const
export type Tag = (typeof TAGS)[number]

/** One household: its people and, of them, how many are vulnerable and in which way (a person may count under two). */
export interface Family {
  readonly persons: number
  readonly vulnerable: number
  readonly tags: Readonly<Record<Tag, number>>
}

const LARGEST = 9

/** Shares `persons`, of whom `vulnerable` are vulnerable, among `count` households. Needs count <= persons. */
export function families(count: number, persons: number, vulnerable: number, chance: Random): Family[] {
  const sizes = Array.from({ length: count }, () => 1)
  for (let left = persons - count; left > 0;) {
    const at = chance.int(0, count - 1)
    const size = sizes[at] as number
    // Fewer and fewer households are that large.
    if (size >= LARGEST || !chance.chance(size < 4 ? 1 : 1 / (size - 2))) continue
    sizes[at] = size + 1
    left -= 1
  }
  const frail = Array.from({ length: count }, () => 0)
  for (let left = vulnerable; left > 0;) {
    const at = chance.int(0, count - 1)
    if ((frail[at] as number) >= (sizes[at] as number)) continue
    frail[at] = (frail[at] as number) + 1
    left -= 1
  }
  return sizes.map((size, at) => ({
    persons: size,
    vulnerable: frail[at] as number,
    tags: tags(size, frail[at] as number, chance),
  }))
}

function tags(size: number, frail: number, chance: Random): Record<Tag, number> {
  const of: Record<Tag, number> = {
    livingAlone: 0,
    disabled: 0,
    pregnant: 0,
    infant: 0,
    chronic: 0,
    migrant: 0,
  }
  for (let person = 0; person < frail; person += 1) {
    const main = size === 1 && chance.chance(0.8) ? 'livingAlone' : mainTag(size, chance)
    of[main] += 1
    if (main !== 'chronic' && main !== 'infant' && chance.chance(0.2)) of.chronic += 1
  }
  return of
}

function mainTag(size: number, chance: Random): Tag {
  const drawn = chance.int(1, 100)
  if (drawn <= 24 && size > 1) return 'infant'
  if (drawn <= 30 && size > 1) return 'pregnant'
  if (drawn <= 52) return 'disabled'
  return drawn <= 60 ? 'migrant' : 'chronic'
}
