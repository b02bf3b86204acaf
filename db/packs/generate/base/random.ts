/** Chance from a seed: the same numbers on every machine, integer arithmetic only. */
export interface Random {
  /** A whole number from 0 to 2^32 - 1. */
  next(): number
  /** A whole number from `from` to `to`, both counted. */
  int(from: number, to: number): number
  /** From 0 to below 1, in steps of 2^-32. */
  share(): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
  /** A chance of its own for a part of the work, so that one part can change without moving the others. */
  fork(label: string): Random
}

/** Mixes a whole number until every bit depends on every bit (the finaliser of MurmurHash3, Austin Appleby, public domain). */
export function scramble(value: number): number {
  let mixed = value | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

export function random(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x9e37_79b9) >>> 0
    return scramble(state)
  }
  const share = () => next() / 4_294_967_296
  const int = (from: number, to: number) => from + Math.floor(share() * (to - from + 1))
  return {
    next,
    share,
    int,
    chance: (of) => share() < of,
    pick: <T>(from: readonly T[]) => from[int(0, from.length - 1)] as T,
    fork: (label) =>
      random([...label].reduce((sum, sign) => scramble(sum ^ (sign.codePointAt(0) ?? 0)), seed)),
  }
}
