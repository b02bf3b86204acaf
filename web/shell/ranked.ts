import type { Words } from '../../domain/words.ts'

/** How well a title fits what is typed: it is it, begins with it, has it, or only something else about the thing has. */
function fit({ zh, en }: Words, typed: string): number {
  const names = [zh, en].map((name) => name.toLowerCase())
  if (names.includes(typed)) return 0
  if (names.some((name) => name.startsWith(typed))) return 1
  return names.some((name) => name.includes(typed)) ? 2 : 3
}

/**
 * What fits best first, otherwise in the order given: on a bad night a hundred incidents of a township must not hide
 * the township.
 */
export function ranked<T extends { readonly title: Words }>(found: readonly T[], typed: string): T[] {
  const wanted = typed.toLowerCase()
  if (wanted === '') return [...found]
  return found
    .map((finding) => ({ finding, rank: fit(finding.title, wanted) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ finding }) => finding)
}
