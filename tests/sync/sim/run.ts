import { parseCommand, type Command } from '../../../domain/commands.ts'
import { jurisdiction } from '../../../domain/jurisdiction.ts'
import type { Audience } from '../../../domain/visibility.ts'
import { drawCommand } from '../../support/domain/bodies/all.ts'
import { COUNTY, SONGLING, YUNXI } from '../../support/domain/bodies/body.ts'
import { seeded, type Draw } from '../../support/domain/draw.ts'
import { MemoryRoom } from '../../support/domain/memory-room.ts'
import { SimClient } from './client.ts'
import { differencesFrom } from './law.ts'
import { Line } from './line.ts'
import { SimServer, type Seat } from './server.ts'

const audience = (role: Audience['role'], code: string): Audience => ({
  role,
  jurisdiction: jurisdiction.parse(code),
})

export const AUDIENCES: readonly Audience[] = [
  audience('commander', COUNTY),
  audience('duty', YUNXI),
  audience('duty', SONGLING),
  audience('controller', COUNTY),
  audience('observer', COUNTY),
  audience('team', '990101101001'),
]

/** More than any line ever holds: who needs more is talking in circles. */
const MOST_MESSAGES = 500

/** Somebody with an account: the rights last longer than a connection. */
interface Viewer {
  audience: Audience
  readonly client: SimClient
  line: { readonly seat: Seat; readonly toServer: Line } | undefined
}

/** One story: commands, and everything that can go wrong between them and those who look on. */
export class SyncStory {
  readonly server: SimServer
  readonly viewers: readonly Viewer[]
  readonly faults: string[] = []
  readonly #draw: Draw
  #commands = 0

  constructor(seed: number) {
    this.#draw = seeded(seed)
    const kind = this.#draw.chance(70) ? 'exercise' : 'actual'
    const memory = this.#draw.pick([0, 3, 20, 10_000]) ?? 0
    this.server = new SimServer(new MemoryRoom({ kind, idPrefix: 'n-' }), memory)
    this.viewers = AUDIENCES.map((of) => ({ audience: of, client: new SimClient(), line: undefined }))
  }

  run(steps: number): void {
    for (let step = 0; step < steps && this.faults.length === 0; step++) this.#step()
    this.quiet()
  }

  #step(): void {
    const draw = this.#draw
    const viewer = draw.pick(this.viewers)
    if (!viewer) return
    const die = draw.int(100)
    if (die < 50) this.#submit()
    else if (die < 65) this.#deliver(viewer, 1 + draw.int(6))
    else if (die < 72) this.server.sayHead()
    else if (die < 82) viewer.line?.seat.out.disturb(draw)
    else if (die < 85) this.#cut(viewer)
    else if (die < 91) this.#connect(viewer)
    else if (die < 95) this.#changeRights(viewer)
    else if (die < 96) this.#restart()
    else if (die < 97 && draw.chance(30)) this.#restore()
    else if (die >= 97) this.quiet()
  }

  /** Everybody is connected, everything is delivered: then the law must hold for each. */
  quiet(): void {
    for (const viewer of this.viewers) this.#connect(viewer)
    for (let round = 0; round < 10; round++) {
      this.server.sayHead()
      for (const viewer of this.viewers) this.#deliver(viewer, MOST_MESSAGES)
      if (this.viewers.every((viewer) => this.#isThere(viewer))) break
    }
    for (const [at, viewer] of this.viewers.entries()) {
      if (!this.#isThere(viewer)) this.faults.push(`viewer ${at} never settled`)
      this.#checkLaw(viewer)
    }
  }

  #isThere({ client, audience: of, line }: Viewer): boolean {
    const { replica, isSettled } = client
    const isIdle = isSettled && line?.seat.out.length === 0 && line.toServer.length === 0
    return isIdle && replica.seq === this.server.room.store.seq && replica.view === this.server.viewOf(of)
  }

  #submit(): void {
    const { room } = this.server
    const commands: Command[] = []
    for (let count = 1 + this.#draw.int(4); count > 0; count--) {
      room.clock.pass(this.#draw.int(5000))
      const id = `command-${++this.#commands}`
      const parsed = parseCommand(drawCommand(this.#draw, room.store, id, room.kind))
      if (parsed.ok) commands.push(parsed.value)
    }
    this.server.submit(commands)
  }

  /** Both directions, at most `count` messages; says how many there were. */
  #deliver(viewer: Viewer, count: number): number {
    const { line, client } = viewer
    if (!line) return 0
    let delivered = 0
    while (delivered < count) {
      const up = line.toServer.take()
      if (up) this.faults.push(...this.server.take(line.seat, up))
      const down = line.seat.out.take()
      if (down && client.take(down) && this.#draw.chance(20)) this.#checkLaw(viewer)
      if (!up && !down) break
      delivered += 1
    }
    return delivered
  }

  /** A replica at any seq holds what its view shows of the state at that seq, settled or not. */
  #checkLaw({ client: { replica } }: Viewer): void {
    const [lineage, key] = replica.view?.split('/') ?? []
    const of = AUDIENCES.find(({ role, jurisdiction: code }) => key === `${role}@${code}`)
    if (!lineage || !of) return
    this.faults.push(...differencesFrom(replica, of, this.server.history.at(lineage, replica.seq)))
  }

  #connect(viewer: Viewer): void {
    if (viewer.line) return
    const seat: Seat = { audience: viewer.audience, out: new Line(), joined: false }
    viewer.line = { seat, toServer: new Line() }
    this.server.seats.add(seat)
    viewer.client.connect(viewer.line.toServer)
  }

  #cut(viewer: Viewer): void {
    if (viewer.line) this.server.seats.delete(viewer.line.seat)
    viewer.line = undefined
    viewer.client.disconnect()
  }

  #changeRights(viewer: Viewer): void {
    viewer.audience = this.#draw.pick(AUDIENCES) ?? viewer.audience
    if (viewer.line) this.server.changeRights(viewer.line.seat, viewer.audience)
  }

  #restart(): void {
    for (const viewer of this.viewers) this.#cut(viewer)
    this.server.restart(this.#draw.int(this.server.room.log.length + 1))
  }

  #restore(): void {
    for (const viewer of this.viewers) this.#cut(viewer)
    this.server.restore(this.#draw.int(this.server.room.log.length + 1))
  }
}
