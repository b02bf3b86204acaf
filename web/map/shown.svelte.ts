import { untrack } from 'svelte'
import type { Desk } from '../lib/desk.svelte.ts'
import { language } from '../lib/i18n.svelte.ts'
import { keep, kept } from '../lib/kept.ts'
import type { MapView } from '../lib/map-view.ts'
import { theme } from '../lib/theme.svelte.ts'
import type { Look } from './base/base-style.ts'
import { underlayNamed, underlaysOf, type Underlay } from './base/underlay.ts'

/** What of the map is shown, and how. A link shows what it was made of; without one the map is as it was left. */
export class Shown {
  /** The groups of layers that are taken off. */
  hidden: ReadonlySet<string>
  #wished: Underlay
  /** 3D: the terrain raised and the map laid down. */
  tilted: boolean
  readonly underlays: readonly Underlay[]
  readonly #underlay: Underlay
  readonly look: Look

  constructor(desk: Desk) {
    const linked = untrack(() => desk.screen.map)
    this.hidden = $state.raw(
      new Set(linked?.hidden ?? (kept('hidden-layers') ?? '').split(',').filter(Boolean)),
    )
    this.#wished = $state(underlayNamed(linked?.underlay ?? kept('underlay')))
    this.tilted = $state(linked?.tilted ?? false)
    const basemap = $derived(desk.basemap.of(desk.countyVersion))
    this.underlays = $derived(underlaysOf({ tianditu: desk.config.tianditu, basemap }))
    this.#underlay = $derived(this.underlays.includes(this.#wished) ? this.#wished : 'own')
    this.look = $derived({
      theme: theme.current,
      language: language.current,
      terrain: desk.terrain.likely(desk.countyVersion),
      underlay: this.#underlay,
      basemap,
      county: desk.countyVersion,
    })
  }

  /** What it is drawn on. Where a version of the county has no base map its own map is seen, until another has. */
  get underlay(): Underlay {
    return this.#underlay
  }

  set underlay(wished: Underlay) {
    this.#wished = wished
  }

  restore({ hidden, underlay, tilted }: MapView): void {
    this.hidden = new Set(hidden)
    this.#wished = underlayNamed(underlay)
    this.tilted = tilted
  }

  /** For the next time the page is opened. */
  keep(): void {
    keep('underlay', this.#wished)
    keep('hidden-layers', [...this.hidden].join(','))
  }

  /** What the address says of it. */
  get inAddress(): Pick<MapView, 'hidden' | 'underlay' | 'tilted'> {
    return { tilted: this.tilted, hidden: [...this.hidden], underlay: this.#wished }
  }
}
