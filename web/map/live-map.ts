import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { Map as MapLibre } from 'maplibre-gl'
import type { Position } from '../../domain/position.ts'
import type { Place } from '../lib/places.svelte.ts'
import type { Scene } from '../lib/scene.svelte.ts'
import { baseStyle, type Look } from './base/base-style.ts'
import { AnalysisLayer, AnalysisPlaces } from './layers/analysis.ts'
import { IncidentLayer } from './layers/incidents.ts'
import type { LiveLayer } from './layers/layer.ts'
import { MarkingLayer } from './layers/markings.ts'
import { MovingUnits } from './layers/moving-units.ts'
import { OwnPositionLayer } from './layers/own-position.ts'
import { SeatLayer } from './layers/seats.ts'
import { MeasureLayer } from './measure/measure-layer.ts'
import { SelectionLayer, type Selected } from './layers/selection.ts'
import { StoreLayer } from './layers/stores.ts'
import { SurroundingsLayer } from './layers/surroundings.ts'
import { TrailLayer } from './layers/trails.ts'
import type { OwnFix } from './own-position.svelte.ts'
import { UnitLayer } from './layers/units.ts'

interface Options {
  readonly look: Look
  readonly seats: () => readonly Place[]
  readonly county: () => Polygon | MultiPolygon | undefined
  readonly staleAfterS: number
  readonly smooth: boolean
  readonly playback: boolean
  /** Called after all layers were drawn anew. */
  readonly onDrawn: () => void
  /** Where what is selected is now. */
  readonly selected: () => Selected | undefined
}

/** The live layers over the base map, from the lowest to the topmost; drawn anew when the look changes. */
export class LiveMap {
  readonly #map: MapLibre
  readonly #stop: () => void
  readonly #options: Options
  readonly #moving: MovingUnits
  readonly #markings: MarkingLayer
  readonly #trails: TrailLayer
  readonly #surroundings: SurroundingsLayer
  readonly #seats: SeatLayer
  readonly #selection = new SelectionLayer()
  readonly #measure = new MeasureLayer()
  readonly #analysis = new AnalysisLayer()
  readonly #own = new OwnPositionLayer()
  readonly #layers: readonly LiveLayer[]
  /** Resolves when the trails are there that were before this screen looked, or will not come. */
  readonly trailsLoaded: Promise<void>
  #look: Look
  #drawn = ''

  constructor(map: MapLibre, scene: Scene, options: Options) {
    const { look, seats, county } = options
    this.#map = map
    this.#options = options
    this.#look = look
    this.#moving = new MovingUnits(scene, options)
    this.#markings = new MarkingLayer(scene, look)
    this.#trails = new TrailLayer(this.#moving)
    this.#surroundings = new SurroundingsLayer(county)
    this.#seats = new SeatLayer(seats)
    this.#layers = [
      this.#seats,
      this.#surroundings,
      this.#markings,
      this.#analysis,
      this.#trails,
      new StoreLayer(scene, look),
      this.#own,
      new UnitLayer(scene, this.#moving, look),
      new AnalysisPlaces(),
      new IncidentLayer(scene, look),
      this.#selection,
      this.#measure,
    ]
    this.#moving.onMoved(() => this.selectionChanged())
    map.on('style.load', () => this.#draw())
    this.#stop = scene.picture.onChanges((changes) => {
      if (changes.some(({ kind }) => kind === 'marking')) this.selectionChanged()
    })
    this.trailsLoaded = this.#moving.loadTrails()
  }

  unitAt(id: string): { lat: number; lon: number } | undefined {
    return this.#moving.get(id)
  }

  /** Markings begin and end by time alone. */
  timePassed(): void {
    this.#markings.timePassed()
  }

  /** Leaves out the marking that is being drawn anew. */
  leaveOut(markingId: string | null): void {
    this.#markings.leaveOut(markingId)
  }

  selectionChanged(): void {
    this.#selection.show(this.#options.selected())
  }

  lookedUp(point: Position | null): void {
    this.#selection.mark(point)
  }

  measured(points: readonly Position[]): void {
    this.#measure.show(points)
  }

  ownPosition(fix: OwnFix | undefined): void {
    this.#own.show(fix)
  }

  analysed(shapes: FeatureCollection): void {
    this.#analysis.show(shapes)
  }

  /** Whether the style stands, so that layers can be added over it. */
  get isDrawn(): boolean {
    return this.#drawn !== ''
  }

  /** The towns and the county have come, or are others now. */
  placesChanged(): void {
    this.#seats.placesChanged()
    this.#surroundings.placesChanged()
  }

  /** Follows what moves no more; all stands where it was last drawn, a second ago at most: a picture for paper must come to rest. */
  rest(): void {
    this.#moving.rest()
    this.#trails.rest()
  }

  /** Another theme, language, ground or version of the county: a new style, filled again from what is held. */
  restyle(look: Look): void {
    this.#look = look
    if (this.#drawn === '' || this.#drawn === this.#key()) return
    this.#map.setStyle(baseStyle(look), { diff: false })
  }

  dispose(): void {
    this.#stop()
    this.#moving.dispose()
    for (const layer of this.#layers) layer.dispose()
  }

  #draw(): void {
    this.#drawn = this.#key()
    for (const layer of this.#layers) layer.addTo(this.#map, this.#look)
    this.selectionChanged()
    this.#options.onDrawn()
  }

  #key(): string {
    const { county, theme, language, underlay, terrain } = this.#look
    return `${county} ${theme} ${language} ${underlay} ${JSON.stringify(terrain ?? null)}`
  }
}
