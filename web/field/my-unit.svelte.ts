import type { Unit } from '../../domain/unit/record.ts'
import type { Desk } from '../lib/desk.svelte.ts'
import { keep, kept } from '../lib/kept.ts'

const NO_UNIT = 'none'

/** The unit that the holder of this phone belongs to: chosen once, remembered in this browser for this account. */
export class MyUnit {
  readonly #desk: Desk
  readonly #key: string
  /** The unit's id, or `NO_UNIT`; null: not asked yet. */
  #id = $state<string | null>(null)

  constructor(desk: Desk) {
    this.#desk = desk
    this.#key = `my-unit.${desk.who.account.id}`
    this.#id = kept(this.#key) || null
  }

  /** Whether it is known which unit, or that there is none. */
  get isChosen(): boolean {
    return this.#id !== null
  }

  get unit(): Unit | undefined {
    return this.#id === null || this.#id === NO_UNIT
      ? undefined
      : this.#desk.scene.picture.get('unit', this.#id)
  }

  /** Those one may speak for, by name. */
  get choices(): Unit[] {
    return [...this.#desk.scene.picture.list('unit')]
      .filter(({ jurisdiction }) => this.#desk.may('SetUnitStatus', jurisdiction))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
  }

  /** @param id null: with none of them */
  choose(id: string | null): void {
    this.#id = id ?? NO_UNIT
    keep(this.#key, this.#id)
  }
}
