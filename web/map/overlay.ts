import type { FeatureCollection, Geometry } from 'geojson'
import type { Map as MapLibre } from 'maplibre-gl'
import { shapesOf } from '../analysis/shapes.ts'
import type { Desk } from '../lib/desk.svelte.ts'
import { language } from '../lib/i18n.svelte.ts'
import type { Scene } from '../lib/scene.svelte.ts'
import { viewport } from '../lib/viewport.svelte.ts'
import type { Look } from './base/base-style.ts'
import { showGroups } from './layer-groups.ts'
import type { Selected } from './layers/selection.ts'
import { LiveMap } from './live-map.ts'
import { selectedPoint } from './selected-point.ts'
import { raise } from './tilt.ts'

interface Over {
  readonly desk: Desk
  readonly scene: Scene
  readonly look: Look
  /** The groups of layers that are not shown. */
  readonly off: () => ReadonlySet<string>
  readonly tilted: () => boolean
}

/** The live layers of a scene over a map. */
export function overlay(map: MapLibre, { desk, scene, look, off, tilted }: Over): LiveMap {
  const live: LiveMap = new LiveMap(map, scene, {
    look,
    seats: () => desk.places.townships,
    county: () => desk.places.county,
    staleAfterS: desk.config.staleAfterS,
    smooth: !viewport.reducedMotion,
    playback: desk.isPlayback,
    onDrawn: () => {
      showGroups(map, off())
      raise(map, tilted())
    },
    selected: () => selectedOn(desk, scene, (unitId) => live.unitAt(unitId)),
  })
  return live
}

function selectedOn(
  { screen: { selection, board } }: Desk,
  { picture: { replica } }: Scene,
  unitAt: (unitId: string) => { lat: number; lon: number } | undefined,
): Selected | undefined {
  const point = selectedPoint(selection, replica, unitAt)
  // What is drawn anew stands there as a sketch.
  if (!selection || !point || selection.id === board.redraws) return undefined
  const marking = selection.kind === 'marking' && replica.get('marking', selection.id)
  if (!marking || marking.geometry.type === 'Point') return { point }
  return { point, shape: marking.geometry as Geometry }
}

/** The answer from geography that is on the screen, as shapes. */
export const answerShapes = ({ analysis }: Desk): FeatureCollection =>
  shapesOf(analysis.inquiry, analysis.answered?.answer ?? null, {
    language: language.current,
    chosen: analysis.chosen,
  })
