import { onMount, untrack } from 'svelte'
import type { Desk } from '../lib/desk.svelte.ts'
import { OwnPosition } from './own-position.svelte.ts'
import type { Stage } from './stage.ts'

const CLOSE_ZOOM = 14

/**
 * This device's own position on the map, as long as the map stands: whoever draws along a river on foot needs it, while
 * the button itself has given way to the drawing. Called while a component is made.
 */
export function keepOwnPosition(desk: Desk, stage: () => Stage | undefined): OwnPosition {
  const own = new OwnPosition(isSecureContext ? navigator.geolocation : undefined, (said) =>
    desk.screen.note(said, 'warn'),
  )
  $effect(() => stage()?.live.ownPosition(own.fix))
  // It comes into sight once; afterwards the map is the hand's.
  const isFound = $derived(own.state === 'on')
  $effect(() => {
    const on = stage()
    if (!isFound || !on) return
    const zoom = Math.max(on.map.getZoom(), CLOSE_ZOOM)
    untrack(() => own.fix && on.camera.lookAt(own.fix, { zoom }))
  })
  onMount(() => () => own.stop())
  return own
}
