import type { Geometry } from 'geojson'
import { untrack } from 'svelte'
import { extentOf, extentOfGeometry } from '../analysis/shapes.ts'
import type { Desk } from '../lib/desk.svelte.ts'
import type { Extent } from '../lib/places.svelte.ts'
import type { Scene } from '../lib/scene.svelte.ts'
import { viewport } from '../lib/viewport.svelte.ts'
import type { Covered } from './camera.ts'
import { answerShapes } from './overlay.ts'
import { selectedPoint } from './selected-point.ts'
import type { Stage } from './stage.ts'

/** How much of the map a sheet covers on a phone, and on one on its side (field/Phone.svelte). */
const SHEET = 0.62
const [SIDE_SHEET, SIDE_SHEET_PX] = [0.55, 400]
const SKETCH_BAR_PX = 100

/** Moves the map to what somebody chose, asked for or draws anew. Called while a component is made. */
export function keepInSight(
  desk: Desk,
  scene: Scene,
  extent: () => Extent | undefined,
  stage: () => Stage | undefined,
): void {
  const { screen } = desk
  /** What the sheet of a phone hides: the map's foot, or its right side when the phone lies on its side. */
  function covered(on: Stage): Covered {
    if (!viewport.phone || !screen.sheeted) return {}
    const { clientWidth, clientHeight } = on.map.getContainer()
    return viewport.sideways
      ? { rightPx: Math.min(SIDE_SHEET_PX, clientWidth * SIDE_SHEET) }
      : { bottomPx: clientHeight * SHEET }
  }

  // The selection as one thing: moving the map makes another address, but not another selection.
  const chosen = $derived(screen.selection)
  // A chosen record comes into sight; the choice alone moves the map, not what moves on it afterwards.
  $effect(() => {
    const selection = chosen
    const on = stage()
    if (!on || !scene.picture.loaded) return
    untrack(() => {
      on.live.selectionChanged()
      const point = selectedPoint(selection, scene.picture.replica, (unitId) => on.live.unitAt(unitId))
      if (point) on.camera.reveal(point, covered(on))
    })
  })
  const redraws = $derived(screen.board.redraws)
  $effect(() => {
    const marking = redraws === null ? undefined : scene.picture.replica.get('marking', redraws)
    const box = marking && extentOfGeometry(marking.geometry as Geometry)
    const on = stage()
    untrack(() => {
      on?.live.selectionChanged()
      // On a phone the bar of the sketch has two rows.
      if (box) on?.camera.revealAll(box, { topPx: viewport.phone ? SKETCH_BAR_PX : 0 })
    })
  })
  $effect(() => {
    const on = stage()
    if (!screen.lookAt || !on) return
    const { point, zoom } = screen.lookAt
    untrack(() => on.camera.lookAt(point, { covered: covered(on), ...(zoom === undefined ? {} : { zoom }) }))
    screen.lookAt = null
  })
  // An answer comes into sight when it is first given; given anew, it leaves the map where it is.
  const answeredFirst = $derived(desk.analysis.answered?.because === 'asked' ? desk.analysis.answered : null)
  $effect(() => {
    const on = stage()
    if (!answeredFirst || !on) return
    untrack(() => {
      const all = extentOf(answerShapes(desk))
      if (all) on.camera.revealAll(all, covered(on))
    })
  })
  // The whole of one's own is shown at first; where that is may be known later than the map is made.
  let begunAt = untrack(() => JSON.stringify(extent()))
  $effect(() => {
    const [whole, on] = [extent(), stage()]
    if (!whole || !on || JSON.stringify(whole) === begunAt) return
    begunAt = JSON.stringify(whole)
    if (untrack(() => screen.map) || on.beginning.isLeft) return
    on.beginning.put(() => on.camera.fit(whole, { duration: 0 }))
  })
}
