import { createHash } from 'node:crypto'
import { createClient } from '@redis/client'
import type { Log } from '../log.ts'
import { encodeHint, type Hint, type HintKind } from './hints.ts'
import { Ears, type Neighbours } from './neighbours.ts'

export interface RedisOptions {
  readonly url: string
  /** Names this node. */
  readonly self: string
  /** Of the database: services that share a Redis do not hear each other. */
  readonly secret: string
  readonly output: Log
}

/** A line that says nothing for so long is dead: each pings every 2 s. */
const PING_MS = 2_000
const SILENT_MS = 8_000
/** More than this not yet taken by Redis, and hints are dropped: they would be old when they arrive. */
const MOST_QUEUED = 10_000

/**
 * Hints through one channel of a Redis. It is tried for ever and never waited for, so that a Redis that is down, at
 * the start or later, costs time and nothing else.
 */
export function redisNeighbours({ url, self, secret, output }: RedisOptions): Neighbours {
  const channel = `fenghuo:${createHash('sha256').update(`hints\n${secret}`).digest('hex').slice(0, 24)}`
  // Protocol 2 and a line of its own for what comes in: any Redis or Valkey of the last ten years takes that.
  const speaking = createClient({
    ...{ url, RESP: 2 as const, maintNotifications: 'disabled' as const, pingInterval: PING_MS },
    ...{ disableOfflineQueue: true, commandsQueueMaxLength: MOST_QUEUED },
    socket: { connectTimeout: 5_000, socketTimeout: SILENT_MS, reconnectStrategy: again },
  })
  const listening = speaking.duplicate({ disableOfflineQueue: false })
  const ears = new Ears(self, (err) => output.error({ err }, 'a hint of another node was not followed'))
  const onConnected = new Set<() => void>()
  let hasSubscribed = false
  let isListening = false
  /** As it was last said in the log. */
  let said: boolean | undefined

  const isConnected = (): boolean => speaking.isReady && isListening
  const changed = (err?: unknown): void => {
    // While the first attempt is under way there is nothing to say.
    if (isConnected() === said || (!isConnected() && !err)) return
    said = isConnected()
    if (!said) return output.warn({ err }, 'Redis is away: other nodes are followed in the database')
    output.info('Redis is there: other nodes are heard at once')
    for (const listener of onConnected) listener()
  }
  speaking.on('ready', () => changed())
  // A client that comes back subscribes again before it says that it is ready.
  listening.on('ready', () => {
    isListening = hasSubscribed
    changed()
  })
  for (const client of [speaking, listening]) {
    client.on('error', (err: unknown) => {
      if (client === listening) isListening = false
      changed(err)
    })
    client.connect().catch((err: unknown) => output.debug({ err }, 'closed before Redis was reached'))
  }
  listening
    .subscribe(channel, (text) => ears.hear(text))
    .then(() => {
      hasSubscribed = isListening = true
      changed()
    })
    .catch((err: unknown) => output.debug({ err }, 'closed before it was subscribed'))

  const tell = <K extends HintKind>(kind: K, hint: Hint<K>): void => {
    if (!speaking.isReady) return
    speaking.publish(channel, encodeHint(self, kind, hint)).catch(() => undefined)
  }

  return {
    self,
    get connected() {
      return isConnected()
    },
    tell,
    on: (kind, listener) => ears.on(kind, listener),
    onConnected: (listener) => void onConnected.add(listener),
    async close() {
      tell('left', {})
      onConnected.clear()
      listening.destroy()
      await speaking.close().catch(() => speaking.destroy())
    },
  }
}

const again = (tries: number): number => Math.min(100 * 2 ** Math.min(tries, 5), 2_000)
