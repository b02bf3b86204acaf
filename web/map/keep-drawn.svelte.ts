import { untrack } from 'svelte'
import type { Desk } from '../lib/desk.svelte.ts'
import type { Scene } from '../lib/scene.svelte.ts'
import { keepMap } from '../offline/map-cache.ts'
import { answerShapes } from './overlay.ts'
import type { Shown } from './shown.svelte.ts'
import type { Stage } from './stage.ts'

/** Keeps what is drawn over the map up with the desk. Called while a component is made. */
export function keepDrawn(desk: Desk, scene: Scene, shown: Shown, stage: () => Stage | undefined): void {
  const live = $derived(stage()?.live)
  $effect(() => {
    void scene.nowMs
    live?.timePassed()
  })
  $effect(() => live?.leaveOut(desk.screen.board.redraws))
  $effect(() => live?.lookedUp(desk.screen.lookedUp))
  $effect(() => live?.measured(desk.screen.measure.drawn))
  const shapes = $derived(answerShapes(desk))
  $effect(() => live?.analysed(shapes))
  // A new pack was loaded, or a playback has come to an instant at which another was seen.
  $effect(() => {
    const version = desk.countyVersion
    untrack(() => {
      void desk.places.load(version)
      void desk.basemap.load(version)
      void desk.terrain.load(version)
      // What a playback shows of the past is not kept.
      if (!desk.isPlayback) void keepMap(version)
    })
  })
  $effect(() => {
    const next = shown.look
    untrack(() => live?.restyle(next))
  })
  $effect(() => {
    void [desk.places.townships, desk.places.county]
    untrack(() => live?.placesChanged())
  })
}
