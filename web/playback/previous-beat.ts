import type { Result } from '../lib/api.ts'
import { isVisible, stepMs } from './step-buffer.ts'
import type { PlaybackSource } from './source.ts'

const PAGE = 200

/**
 * The instant of the visible change before the one that stands at event `seq`, reading the log backwards page by
 * page; undefined when there is none. Events recorded at one instant are one change.
 */
export async function previousBeat(
  source: Pick<PlaybackSource, 'steps'>,
  seq: number,
  signal: AbortSignal,
): Promise<Result<number | undefined>> {
  let current: number | undefined
  let until = seq
  while (until > 0) {
    const since = Math.max(0, until - PAGE)
    const page = await source.steps(since, until - since, signal)
    if (!page.ok) return page
    for (const step of page.value.toReversed()) {
      if (step.toSeq > until || !isVisible(step)) continue
      const at = stepMs(step)
      if (current === undefined) current = at
      else if (at < current) return { ok: true, value: at }
    }
    until = since
  }
  return { ok: true, value: undefined }
}
