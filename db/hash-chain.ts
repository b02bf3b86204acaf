import { createHash } from 'node:crypto'
import { canonical } from './canonical.ts'

/** The hash before the first one. */
export const GENESIS = '0'.repeat(64)

/** `sha256(previous hash + canonical text)`, in hex; the text is of the row without its own hash. */
export function nextHash(previousHash: string, row: object): string {
  return createHash('sha256').update(previousHash).update(canonical(row)).digest('hex')
}

/** Gives every row its hash, each from the one before. */
export function seal<T extends object>(previousHash: string, rows: readonly T[]): (T & { hash: string })[] {
  let hash = previousHash
  return rows.map((row) => {
    hash = nextHash(hash, row)
    return { ...row, hash }
  })
}

/** Checks rows in their order, page by page; after `bad` is set it stays. */
export class ChainCheck<T extends { hash: string }> {
  checked = 0
  bad: T | undefined
  #hash: string

  constructor(previousHash = GENESIS) {
    this.#hash = previousHash
  }

  get lastHash(): string {
    return this.#hash
  }

  add(sealed: T): void {
    if (this.bad) return
    const { hash, ...row } = sealed
    this.#hash = nextHash(this.#hash, row)
    if (this.#hash === hash) this.checked += 1
    else this.bad = sealed
  }
}
