import type { Services } from '../services.ts'

/** One hint holds no more, so that a phone that empties a week's buffer does not make a message of megabytes. */
const MOST_PER_HINT = 500
/** While Redis is away. */
const READ_EVERY_MS = 2_000

/**
 * Shows the fixes that one node has stored at the others too. While Redis is away they are read from the track store,
 * for the operations that somebody looks at. @returns how to stop
 */
export function sharePositions({
  neighbours,
  hubs,
  output,
}: Pick<Services, 'neighbours' | 'hubs' | 'output'>): () => void {
  hubs.onStored((operation, fixes) => {
    for (let from = 0; from < fixes.length; from += MOST_PER_HINT)
      neighbours.tell('fixes', { operation, fixes: fixes.slice(from, from + MOST_PER_HINT) })
  })
  neighbours.on('fixes', ({ operation, fixes }) => hubs.get(operation)?.takeStored(fixes))

  const read = (sinceMs: number, which: 'watched' | 'all'): void => {
    hubs
      .readSince(sinceMs, which)
      .catch((err: unknown) => output.warn({ err }, 'positions of other nodes were not read'))
  }
  let cutAtMs: number | undefined
  const timer = setInterval(() => {
    if (neighbours.connected) return
    cutAtMs ??= Date.now()
    read(cutAtMs, 'watched')
  }, READ_EVERY_MS)
  timer.unref()
  neighbours.onConnected(() => {
    if (cutAtMs !== undefined) read(cutAtMs, 'all')
    cutAtMs = undefined
  })
  return () => clearInterval(timer)
}
