import type { Namespace, Socket } from 'socket.io'
import type { Grant } from '../../domain/access.ts'
import { audienceKey, type Audience } from '../../domain/visibility.ts'
import type { Batch } from '../../domain/sync/feed.ts'
import type { PositionHub } from '../positions/hub.ts'
import type { Operation } from '../rooms/rooms.ts'

interface Joined {
  readonly operation: string
  readonly audience: Audience
  readonly leavePositions: () => void
}

/** Where positions come from: the hub of an operation. */
export type HubOf = (operation: string) => Pick<PositionHub<Socket>, 'join'> | undefined

/** Where the sockets of one audience of one operation are reached. */
export const channelOf = (operation: string, audience: Audience): string =>
  `${operation}|${audienceKey(audience)}`

/** Where all of one operation are reached, whatever they may see. */
export const everyoneIn = (operation: string): string => `${operation}|`

/** Who watches what: hiding and encoding happen once per audience, never once per client. */
export class Audiences {
  readonly #namespace: Namespace
  readonly #hubOf: HubOf
  /** By operation, by audience. */
  readonly #members = new Map<string, Channels>()
  readonly #bySocket = new Map<string, Map<string, Joined>>()

  constructor(namespace: Namespace, hubOf: HubOf) {
    this.#namespace = namespace
    this.#hubOf = hubOf
  }

  /**
   * Puts a socket into an audience; in another one of the same operation it is no more. Positions come when
   * `startPositions` is called: after the picture that they belong to.
   */
  enter(socket: Socket, operation: string, grant: Pick<Grant, 'role' | 'jurisdiction'>): Audience {
    this.leave(socket, operation)
    const audience = { role: grant.role, jurisdiction: grant.jurisdiction }
    const joined = getOrMake(this.#bySocket, socket.id, () => new Map<string, Joined>())
    joined.set(operation, { operation, audience, leavePositions: () => undefined })
    const channels = getOrMake(this.#members, operation, newChannels)
    const members = getOrMake(channels, audienceKey(audience), () => ({ audience, sockets: new Set() }))
    members.sockets.add(socket.id)
    void socket.join([channelOf(operation, audience), everyoneIn(operation)])
    return audience
  }

  startPositions(socket: Socket, operation: string): void {
    const joined = this.#bySocket.get(socket.id)
    const known = joined?.get(operation)
    if (!joined || !known) return
    known.leavePositions()
    const leavePositions = this.#hubOf(operation)?.join(known.audience, socket)
    if (leavePositions) joined.set(operation, { ...known, leavePositions })
  }

  leave(socket: Socket, operation: string): void {
    const joined = this.#bySocket.get(socket.id)
    const known = joined?.get(operation)
    if (!joined || !known) return
    const { audience, leavePositions } = known
    leavePositions()
    joined.delete(operation)
    if (joined.size === 0) this.#bySocket.delete(socket.id)
    const channels = this.#members.get(operation)
    const members = channels?.get(audienceKey(audience))?.sockets
    members?.delete(socket.id)
    if (members?.size === 0) channels?.delete(audienceKey(audience))
    if (channels?.size === 0) this.#members.delete(operation)
    for (const room of [channelOf(operation, audience), everyoneIn(operation)]) void socket.leave(room)
  }

  /** The operations that a socket is in, with what it is there. */
  of(socket: Socket): readonly Joined[] {
    return [...(this.#bySocket.get(socket.id)?.values() ?? [])]
  }

  /** The audiences of an operation that somebody is in. */
  in(operation: string): readonly { readonly audience: Audience; readonly sockets: number }[] {
    const channels = [...(this.#members.get(operation)?.values() ?? [])]
    return channels.map(({ audience, sockets }) => ({ audience, sockets: sockets.size }))
  }

  /** The operations that somebody is in. */
  operations(): Iterable<string> {
    return this.#members.keys()
  }

  /** Sends a batch to each audience. */
  send({ row, room }: Operation, batch: Batch): void {
    for (const { audience } of this.in(row.id)) {
      const changes = room.feed.changesFor(audience, batch)
      this.#namespace.to(channelOf(row.id, audience)).emit('changes', { operation: row.id, ...changes })
    }
  }
}

type Channels = Map<string, { readonly audience: Audience; readonly sockets: Set<string> }>
const newChannels = (): Channels => new Map()

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}
