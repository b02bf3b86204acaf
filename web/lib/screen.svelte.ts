import { words, type Words } from '../../domain/words.ts'
import { Measure } from '../map/measure/measure.svelte.ts'
import { Board } from '../marking/board.svelte.ts'
import type { MapView } from './map-view.ts'
import { fromHash, toHash, type Address, type Area, type Selection } from './url.ts'

export const PHONE_TABS = ['map', 'tasks', 'report', 'messages', 'me'] as const
export type PhoneTab = (typeof PHONE_TABS)[number]

/** A form in the detail panel, in front of what is selected. */
export type OpenForm =
  | { readonly is: 'report'; readonly at?: { lat: number; lon: number } }
  | { readonly is: 'register-unit' }
  | { readonly is: 'register-warehouse' }
  | { readonly is: 'register-item' }
  | { readonly is: 'mark'; readonly id?: string }
  | { readonly is: 'outbox' }

export interface Point {
  readonly lat: number
  readonly lon: number
}

interface Note {
  readonly id: number
  readonly words: Words
  readonly tone: 'done' | 'warn' | 'alert'
}

const NOTE_MS = 6_000
const PICK_WORDS = words('在地图上点选位置', 'Choose the place on the map')

/** What the screen shows: area, selection, open form, map view. The address follows it, and it the address. */
export class Screen {
  #address = $state.raw<Address>(fromHash(location.hash))
  #form = $state.raw<OpenForm | null>(null)
  #pick = $state.raw<{ asked: Words; resolve: (point: Point | null) => void } | null>(null)
  #notes = $state.raw<readonly Note[]>([])
  #lastNote = 0
  readonly measure = new Measure()
  readonly board = new Board()
  searching = $state(false)
  showingKeys = $state(false)
  /** Set when somebody asks for the map on paper; the map sets it back. */
  printing = $state(false)
  /** Set when something outside the map asks to see a point. */
  lookAt = $state.raw<{ readonly point: Point; readonly zoom?: number } | null>(null)
  /** Set when a link or the back button asks for another view of the map. */
  restore = $state.raw<MapView | null>(null)
  /** A place that was looked up, marked until something else is chosen. */
  #lookedUp = $state.raw<Point | null>(null)
  phoneTab = $state<PhoneTab>('map')

  get area(): Area {
    return this.#address.area
  }
  get selection(): Selection | null {
    return this.#address.selection
  }
  get map(): MapView | null {
    return this.#address.map
  }
  get operation(): string {
    return this.#address.operation
  }
  get form(): OpenForm | null {
    return this.#form
  }
  get lookedUp(): Point | null {
    return this.#lookedUp
  }
  get notes(): readonly Note[] {
    return this.#notes
  }
  get picking(): boolean {
    return this.#pick !== null
  }
  /** Whether a sheet of a phone lies over the foot of its map, or over the right side. A report has its own tab. */
  get sheeted(): boolean {
    return !this.picking && this.form?.is !== 'report' && (this.form ?? this.selection) !== null
  }
  /** What the map says while a point is picked. */
  get pickWords(): Words | undefined {
    return this.#pick?.asked
  }

  set operation(operation: string) {
    this.#move({ operation })
  }

  go(area: Area): void {
    this.#move({ area })
  }

  /** Goes to a place and marks it; null takes the mark away. */
  lookUp(point: Point | null, zoom = 14): void {
    this.#lookedUp = point
    if (point) this.lookAt = { point, zoom }
  }

  select(selection: Selection | null): void {
    this.#lookedUp = null
    this.#form = null
    this.#move({ selection })
  }

  /** Which record of a kind is selected. */
  chosenOf(kind: Selection['kind']): string | undefined {
    return this.selection?.kind === kind ? this.selection.id : undefined
  }

  isSelected(kind: Selection['kind'], id: string): boolean {
    return this.chosenOf(kind) === id
  }

  moved(map: MapView): void {
    this.#move({ map })
  }

  open(form: OpenForm): void {
    this.#form = form
  }

  closeForm(): void {
    this.#form = null
    this.endPick(null)
  }

  /** A tab of a phone; whoever was choosing a point has thought better of it. */
  showTab(tab: PhoneTab): void {
    this.phoneTab = tab
    this.endPick(null)
  }

  /** Lets somebody choose a point on the map; null when they think better of it. */
  pickPoint(asked = PICK_WORDS): Promise<Point | null> {
    this.endPick(null)
    return new Promise((resolve) => (this.#pick = { asked, resolve }))
  }

  endPick(point: Point | null): void {
    const pick = this.#pick
    this.#pick = null
    pick?.resolve(point)
  }

  /** A line that stands for a few seconds. */
  note(said: Words, tone: Note['tone'] = 'done'): void {
    const id = ++this.#lastNote
    this.#notes = [...this.#notes.slice(-3), { id, words: said, tone }]
    setTimeout(() => this.dismiss(id), NOTE_MS)
  }

  dismiss(id: number): void {
    this.#notes = this.#notes.filter((note) => note.id !== id)
  }

  /** Follows the back button and links. */
  listen(onOperation: (operation: string) => void): () => void {
    const follow = () => {
      const address = fromHash(location.hash)
      const moved = address.operation !== this.operation
      this.#address = address
      this.restore = address.map
      if (moved) onOperation(address.operation)
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }

  /** Areas and selections are steps that the back button undoes; moving the map is not. */
  #move(part: Partial<Address>): void {
    const before = this.#address
    this.#address = { ...before, ...part }
    const hash = toHash(this.#address)
    if (hash === location.hash) return
    const step = part.area !== undefined || part.operation !== undefined
    if (step) history.pushState(null, '', hash)
    else history.replaceState(null, '', hash)
  }
}
