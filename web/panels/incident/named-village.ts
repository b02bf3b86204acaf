import type { Words } from '../../../domain/words.ts'

interface Village {
  readonly code: string
  readonly name: Words
}

/**
 * The village of a jurisdiction that a place begins with (`溪头村三组桥头`, `Xitou Village`), so that a report without
 * a position still stands on the map. None where two are called so.
 */
export function namedVillage<T extends Village>(
  place: string,
  jurisdiction: string,
  villages: readonly T[],
): T | undefined {
  const said = place.trim().toLowerCase()
  const called = villages.filter(
    ({ code, name }) =>
      code.startsWith(jurisdiction) &&
      [name.zh, name.en].some((word) => word !== '' && said.startsWith(word.toLowerCase())),
  )
  return called.length === 1 ? called[0] : undefined
}
