import { io, type Socket } from 'socket.io-client'
import type { JoinAnswer, WireChanges, WireRecords } from '../../domain/sync/wire.ts'
import { clock } from './clock.svelte.ts'
import { faultFrom } from './fault.ts'
import type { Delivery, OutboxEntry } from './outbox.ts'
import { deliveryFrom, refusedAsTooLong } from './delivery.ts'
import type { Picture } from './picture.svelte.ts'

export type LineState = 'connecting' | 'up' | 'down'

/** What follows one operation: its picture, and where its positions and clock go. */
export interface Follower {
  readonly picture: Picture
  readonly onPositions: (frame: ArrayBuffer) => void
  /** The picture is whole again; lines of the log may have been missed. */
  readonly onJoined?: () => void
  readonly onClock?: (beat: ClockBeat) => void
  readonly onPresence?: (viewers: readonly Viewer[]) => void
  /** The server says that this operation is not (any more) for this account. */
  readonly onShut?: () => void
}

export interface ClockBeat {
  readonly operation: string
  readonly now: string
  readonly seq: number
}

export interface Viewer {
  readonly role: string
  readonly jurisdiction: string
  readonly count: number
}

/** Without a word for so long the line counts as silent; the server speaks every two seconds. */
export const SILENT_MS = 7_000
const ANSWER_MS = 10_000

/**
 * The one socket to the server. It keeps every follower's picture whole: joins with what the picture has, joins
 * again after a cut or a gap, and says how the line is.
 */
export class Line {
  #socket: Socket | undefined
  readonly #followers = new Map<string, Follower>()
  readonly #joining = new Set<string>()
  #state = $state<LineState>('connecting')
  #downSince = $state<number | undefined>()
  #lagMs = $state(0)
  #heardAt = $state(0)
  /** Called whenever the line is up again. */
  onUp: () => void = () => {}
  /** Called when other operations may be entered than before: an exercise has started, say. */
  onOperations: () => void = () => {}
  /** Called when the rights of this account have changed. */
  onRights: () => void = () => {}
  /** Called when a person whom these records name was corrected or erased. */
  onPeople: () => void = () => {}
  /** Called when the server no longer accepts the session. */
  onSignedOut: () => void = () => {}

  get state(): LineState {
    return this.#state
  }

  /** When the line broke, epoch ms of this page; undefined while it is up. */
  get downSince(): number | undefined {
    return this.#downSince
  }

  get lagMs(): number {
    return this.#lagMs
  }

  /** When the server was last heard, epoch ms of this page; 0: never. */
  get heardAt(): number {
    return this.#heardAt
  }

  open(): void {
    const socket = io('/operations', { reconnectionDelay: 500, reconnectionDelayMax: 5_000, timeout: 8_000 })
    this.#socket = socket
    socket.on('connect', () => this.#up())
    socket.on('disconnect', (reason) => {
      this.#down()
      // The server ended it: the session is over or the rights changed. Ask which; connecting again tells.
      if (reason === 'io server disconnect') socket.connect()
    })
    socket.on('connect_error', (error) => {
      this.#down()
      if (/session|unauthori|sign/i.test(error.message)) this.onSignedOut()
    })
    socket.on('changes', (changes: WireChanges) => this.#changes(changes))
    socket.on(
      'snapshot',
      (answer: { operation: string; seq: number; records: WireRecords; view: string }) => {
        this.#followers.get(answer.operation)?.picture.receive({ mode: 'snapshot', ...answer })
        this.onRights()
      },
    )
    socket.on('clock', (beat: ClockBeat) => this.#beat(beat))
    socket.on('operations', () => this.onOperations())
    socket.on('people', () => this.onPeople())
    socket.on('presence', ({ operation, viewers }: { operation: string; viewers: Viewer[] }) =>
      this.#followers.get(operation)?.onPresence?.(viewers),
    )
    socket.on('positions', (operation: string, frame: ArrayBuffer) => {
      this.#heard()
      this.#followers.get(operation)?.onPositions(frame)
    })
    addEventListener('offline', this.#whenOffline)
    addEventListener('online', this.#whenOnline)
  }

  close(): void {
    removeEventListener('offline', this.#whenOffline)
    removeEventListener('online', this.#whenOnline)
    this.#socket?.disconnect()
    this.#socket = undefined
    this.#followers.clear()
  }

  follow(follower: Follower): void {
    this.#followers.set(follower.picture.operation, follower)
    if (this.#state === 'up') void this.#join(follower)
  }

  leave(operation: string): void {
    if (!this.#followers.delete(operation)) return
    this.#socket?.emit('leave', { operation })
  }

  /** Sends one command and waits for its answer; no answer in time counts as unreachable. */
  async deliver(entry: OutboxEntry): Promise<Delivery> {
    const socket = this.#socket
    if (!socket?.connected || this.#state !== 'up') return { is: 'unreachable' }
    const message = { operation: entry.operation, ...entry.body }
    const refused = refusedAsTooLong(message)
    if (refused) return refused
    try {
      const answer: unknown = await socket.timeout(ANSWER_MS).emitWithAck('command', message)
      this.#heard()
      return deliveryFrom(answer)
    } catch {
      return { is: 'unreachable' }
    }
  }

  /** A browser without a network says so, and yet the server may be on this very machine: it is tried all the same. */
  readonly #whenOffline = () => {
    this.#down()
    this.#tryNow()
  }

  readonly #whenOnline = () => {
    if (!this.#socket?.connected) this.#tryNow()
  }

  /** Not when the next try is due, which may be seconds away. */
  #tryNow(): void {
    this.#socket?.disconnect().connect()
  }

  #up(): void {
    this.#state = 'up'
    this.#downSince = undefined
    this.#heard()
    this.#joining.clear()
    for (const follower of this.#followers.values()) void this.#join(follower)
    this.onUp()
  }

  #down(): void {
    this.#state = 'down'
    this.#downSince ??= Date.now()
  }

  #heard(): void {
    this.#heardAt = Date.now()
  }

  #changes(changes: WireChanges): void {
    this.#heard()
    const follower = this.#followers.get(changes.operation)
    if (follower && follower.picture.apply(changes) === 'gap') void this.#join(follower)
  }

  #beat(beat: ClockBeat): void {
    this.#heard()
    clock.offset.hear(Date.parse(beat.now), Date.now())
    this.#lagMs = clock.offset.lagMs
    const follower = this.#followers.get(beat.operation)
    if (!follower) return
    follower.onClock?.(beat)
    if (follower.picture.replica.isBehind(beat.seq)) void this.#join(follower)
  }

  /** One join at a time for each operation; its answer covers every gap noticed meanwhile. */
  async #join(follower: Follower): Promise<void> {
    const { picture } = follower
    const socket = this.#socket
    if (!socket?.connected || this.#joining.has(picture.operation)) return
    this.#joining.add(picture.operation)
    try {
      const answer: unknown = await socket
        .timeout(ANSWER_MS)
        .emitWithAck('join', { operation: picture.operation, ...picture.replica.request })
      if (isJoinAnswer(answer)) {
        picture.receive(answer)
        follower.onJoined?.()
      } else {
        const fault = faultFrom(400, answer)
        console.warn(`join ${picture.operation}`, fault)
        if (fault.is === 'refused') follower.onShut?.()
      }
    } catch {
      // No answer: the socket reconnects, or the next beat finds the picture behind and asks again.
    } finally {
      this.#joining.delete(picture.operation)
    }
  }
}

function isJoinAnswer(answer: unknown): answer is JoinAnswer {
  return typeof answer === 'object' && answer !== null && 'mode' in answer && 'view' in answer
}
