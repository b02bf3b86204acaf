import type { Namespace, Socket } from 'socket.io'
import type { Grant } from '../../domain/access.ts'
import { audienceKey, type Audience } from '../../domain/visibility.ts'
import type { Batch } from '../../domain/sync/feed.ts'
import type { Operation } from '../rooms/rooms.ts'

interface Joined {
  readonly operation: string
  readonly audience: Audience
}

/** Where the sockets of one audience of one operation are reached. */
export const channelOf = (operation: string, audience: Audience): string =>
  `${operation}|${audienceKey(audience)}`
/** Where all of one operation are reached, whatever they may see. */
export const everyoneIn = (operation: string): string => `${operation}|`
/** The same audience, those who can take positions now. */
export const positionsChannel = (operation: string, audience: Audience): string =>
  `${channelOf(operation, audience)}|positions`

/** Who watches what: hiding and encoding happen once per audience, never once per client. */
export class Audiences {
  readonly #namespace: Namespace
  /** By operation, by audience: how many sockets. */
  readonly #counts = new Map<string, Map<string, { audience: Audience; sockets: number }>>()
  readonly #bySocket = new Map<string, Map<string, Joined>>()

  constructor(namespace: Namespace) {
    this.#namespace = namespace
  }

  /** Puts a socket into an audience; in another one of the same operation it is no more. */
  enter(
    socket: Socket,
    operation: string,
    { role, jurisdiction }: Pick<Grant, 'role' | 'jurisdiction'>,
  ): Audience {
    this.leave(socket, operation)
    const audience = { role, jurisdiction }
    const joined = this.#bySocket.get(socket.id) ?? new Map<string, Joined>()
    this.#bySocket.set(socket.id, joined.set(operation, { operation, audience }))
    const audiences =
      this.#counts.get(operation) ?? new Map<string, { audience: Audience; sockets: number }>()
    const sockets = (audiences.get(audienceKey(audience))?.sockets ?? 0) + 1
    this.#counts.set(operation, audiences.set(audienceKey(audience), { audience, sockets }))
    void socket.join([
      channelOf(operation, audience),
      positionsChannel(operation, audience),
      everyoneIn(operation),
    ])
    return audience
  }

  leave(socket: Socket, operation: string): void {
    const joined = this.#bySocket.get(socket.id)
    const { audience } = joined?.get(operation) ?? {}
    if (!joined || !audience) return
    joined.delete(operation)
    if (joined.size === 0) this.#bySocket.delete(socket.id)
    const audiences = this.#counts.get(operation)
    const sockets = (audiences?.get(audienceKey(audience))?.sockets ?? 1) - 1
    if (sockets > 0) audiences?.set(audienceKey(audience), { audience, sockets })
    else audiences?.delete(audienceKey(audience))
    for (const room of [
      channelOf(operation, audience),
      positionsChannel(operation, audience),
      everyoneIn(operation),
    ]) {
      void socket.leave(room)
    }
  }

  /** The operations that a socket is in, with what it is there. */
  of(socket: Socket): readonly Joined[] {
    return [...(this.#bySocket.get(socket.id)?.values() ?? [])]
  }

  /** The audiences of an operation that somebody is in. */
  in(operation: string): readonly { readonly audience: Audience; readonly sockets: number }[] {
    return [...(this.#counts.get(operation)?.values() ?? [])]
  }

  /** The operations that somebody is in. */
  operations(): Iterable<string> {
    return this.#counts.keys()
  }

  /** Sends a batch to each audience. */
  send({ row, room }: Operation, batch: Batch): void {
    for (const { audience } of this.in(row.id)) {
      const changes = room.feed.changesFor(audience, batch)
      this.#namespace.to(channelOf(row.id, audience)).emit('changes', { operation: row.id, ...changes })
    }
  }
}
