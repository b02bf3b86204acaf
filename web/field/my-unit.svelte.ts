import type { Unit } from '../../domain/unit/record.ts'
import type { Desk } from '../lib/desk.svelte.ts'
import { keep, kept } from '../lib/kept.ts'

/** The unit that the holder of this phone belongs to: chosen once, remembered in this browser for this account. */
export class MyUnit {
  readonly #desk: Desk
  readonly #key: string
  #id = $state<string | null>(null)

  constructor(desk: Desk) {
    this.#desk = desk
    this.#key = `my-unit.${desk.who.account.id}`
    this.#id = kept(this.#key) || null
  }

  get unit(): Unit | undefined {
    return this.#id === null ? undefined : this.#desk.scene.picture.get('unit', this.#id)
  }

  /** Those one may speak for, by name. */
  get choices(): Unit[] {
    return [...this.#desk.scene.picture.list('unit')]
      .filter(({ jurisdiction }) => this.#desk.may('SetUnitStatus', jurisdiction))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
  }

  choose(id: string | null): void {
    this.#id = id
    keep(this.#key, id ?? '')
  }
}
