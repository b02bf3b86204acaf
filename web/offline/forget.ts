import { forgetLastKnown } from './last-known.ts'
import { forgetMap } from './map-cache.ts'
import { forgetPictures } from './picture-store.ts'

/** Somebody has signed out: all that was kept for them goes, except what waits to be sent, which is theirs alone. */
export async function forgetEverything(): Promise<void> {
  forgetLastKnown()
  await Promise.all([forgetPictures(), forgetMap()])
}
