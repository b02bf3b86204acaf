import type { SearchKind } from '../../domain/geo/search/entry.ts'
import { words, type Words } from '../../domain/words.ts'
import { searchAnswer, type SearchResult } from '../lib/answers.ts'
import { besideText } from './beside-text.ts'
import { linkText, otherReading } from './link-text.ts'
import { ask } from '../lib/api.ts'
import type { Desk } from '../lib/desk.svelte.ts'
import { coordinatesText } from '../lib/time.ts'
import type { IconName } from '../ui/icons.ts'
import type { Finding } from './findings.ts'

/** Somebody who types fast asks once. */
const PAUSE_MS = 90

const ICON: Readonly<Record<SearchKind, IconName>> = {
  ...{
    incident: 'incidents',
    township: 'pin',
    village: 'pin',
    hamlet: 'pin',
    unit: 'units',
    warehouse: 'stock',
  },
  ...{
    shelter: 'home',
    facility: 'pin',
    bridge: 'pin',
    gauge: 'pin',
    road: 'pin',
    river: 'pin',
    riskArea: 'pin',
  },
  marking: 'pin',
}
const KIND: Readonly<Record<SearchKind, Words>> = {
  incident: words('事件', 'Incident'),
  township: words('乡镇', 'Township'),
  village: words('村（社区）', 'Village'),
  unit: words('队伍', 'Unit'),
  warehouse: words('仓库', 'Store'),
  shelter: words('避难场所', 'Shelter'),
  facility: words('单位设施', 'Facility'),
  bridge: words('桥', 'Bridge'),
  gauge: words('监测站', 'Gauge'),
  hamlet: words('村民小组', 'Hamlet'),
  road: words('道路', 'Road'),
  river: words('河流', 'River'),
  riskArea: words('危险区', 'Risk area'),
  marking: words('标绘', 'Marking'),
}
const ZOOM: Readonly<Partial<Record<SearchKind, number>>> = { township: 12, road: 12, river: 12 }
const SELECTED = { unit: 'unit', warehouse: 'warehouse', incident: 'incident' } as const
/**
 * What the server finds for the words typed: by pinyin and initials, coordinates in any writing, places beside
 * others. Only the answer to the newest words counts; without a line there is none, and the names held here serve.
 */
export class PlaceSearch {
  found = $state.raw<readonly Finding[]>([])
  /** Whether what was found is still that of fewer words than are typed. */
  isAsking = $state(false)
  readonly #desk: Desk
  #timer: ReturnType<typeof setTimeout> | undefined
  #asking: AbortController | undefined

  constructor(desk: Desk) {
    this.#desk = desk
  }

  typed(text: string): void {
    this.stop()
    this.isAsking = text !== ''
    if (text === '') this.found = []
    else this.#timer = setTimeout(() => void this.#ask(text), PAUSE_MS)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
  }

  async #ask(text: string): Promise<void> {
    const asking = new AbortController()
    this.#asking = asking
    const answer = await ask(searchPath(this.#desk, text), searchAnswer, { signal: asking.signal })
    if (asking.signal.aborted) return
    this.isAsking = false
    if (!answer.ok) return
    const { point, link, results } = answer.value
    const other = point && link && otherReading(point, link)
    this.found = [
      ...(point ? [this.#pointFinding(point, linkText(link))] : []),
      ...(other ? [this.#pointFinding(other.point, linkText(other.link))] : []),
      ...results.map((result) => this.#finding(result)),
    ]
  }

  #pointFinding(point: SearchResult['point'], sub: Words): Finding {
    const text = coordinatesText(point)
    return {
      ...{ key: `point:${text}`, icon: 'pin', title: words(text, text), text },
      sub,
      run: () => this.#look(point, 15),
    }
  }

  #finding({ kind, id, name, alias, jurisdiction, point, offset }: SearchResult): Finding {
    const { places, screen } = this.#desk
    const where = places.name(jurisdiction)
    const selected = kind in SELECTED ? SELECTED[kind as keyof typeof SELECTED] : undefined
    return {
      key: offset ? `${id}+${offset.bearingDeg}` : id,
      icon: ICON[kind],
      title: offset ? besideText(name, offset) : name,
      sub: words(
        `${KIND[kind].zh}${alias ? ` ${alias}` : ''} · ${where.zh}`,
        `${KIND[kind].en}${alias ? ` ${alias}` : ''} · ${where.en}`,
      ),
      text: `${name.zh} ${name.en}`,
      run: () =>
        selected && !offset ? screen.select({ kind: selected, id }) : this.#look(point, ZOOM[kind] ?? 14),
    }
  }

  #look(point: SearchResult['point'], zoom: number): void {
    this.#desk.screen.lookUp(point, zoom)
  }
}

/** In a playback what was there at its instant is looked for, as all else on the screen is of then. */
export function searchPath(
  { screen, scene, isPlayback }: Pick<Desk, 'screen' | 'scene' | 'isPlayback'>,
  text: string,
): string {
  const query = new URLSearchParams({ q: text.slice(0, 500) })
  if (isPlayback) query.set('at', new Date(scene.nowMs).toISOString())
  return `/api/operations/${encodeURIComponent(screen.operation)}/search?${query}`
}

/** What is held here and what the server found, each thing once. */
export function merged(here: readonly Finding[], found: readonly Finding[]): Finding[] {
  const seen = new Set(here.map(({ key }) => key))
  return [...here, ...found.filter(({ key }) => !seen.has(key))]
}
