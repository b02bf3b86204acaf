import type { Operation } from '../lib/answers.ts'
import { clock } from '../lib/clock.svelte.ts'
import type { Desk } from '../lib/desk.svelte.ts'
import { PlaybackScene } from './playback-scene.svelte.ts'

/** A live operation is as long as the county works: it opens an hour back. */
const LIVE_BACK_MS = 3_600_000

/** Puts an operation's past on the screen, at an instant (epoch ms) or where one usually begins. */
export function openPlayback(desk: Desk, operation: Operation, atMs?: number): void {
  desk.enter(operation.id)
  const scene = new PlaybackScene(operation, desk.config.staleAfterS)
  desk.showPlayback(scene)
  void scene.playback.open(atMs ?? (operation.kind === 'actual' ? clock.nowMs() - LIVE_BACK_MS : undefined))
}
