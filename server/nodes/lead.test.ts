import { describe, expect, it } from 'vitest'
import { LeaseLead, type LeaseClock } from './lead.ts'

/** The lease as the database keeps it, by a clock of its own. */
class MemoryLeases {
  nowMs = 0
  isAway = false
  #held: { holder: string; untilMs: number } | undefined

  async takeLease({ holder }: { holder: string }, forMs: number): Promise<boolean> {
    if (this.isAway) throw new Error('the database is away')
    if (this.#held && this.#held.holder !== holder && this.#held.untilMs >= this.nowMs) return false
    this.#held = { holder, untilMs: this.nowMs + forMs }
    return true
  }

  async releaseLease({ holder }: { holder: string }): Promise<void> {
    if (this.#held?.holder === holder) this.#held = undefined
  }
}

class Machine implements LeaseClock {
  steady = 0
  wall = 1_000_000
  timer: () => void = () => undefined
  isAsleep = false
  steadyMs = () => this.steady
  wallMs = () => this.wall

  every(_: number, run: () => void): () => void {
    this.timer = run
    return () => (this.timer = () => undefined)
  }
}

function world() {
  const leases = new MemoryLeases()
  const nodes = ['a', 'b'].map((self) => {
    const machine = new Machine()
    const output = { info: () => undefined, warn: () => undefined }
    const lead = new LeaseLead({ leases, self, clock: machine, output })
    const changes: boolean[] = []
    lead.onChange((leads) => changes.push(leads))
    return { machine, lead, changes }
  })
  const [a, b] = nodes as [(typeof nodes)[0], (typeof nodes)[0]]
  /** Two seconds at a time; a machine that sleeps has no steady time and no timers. */
  const pass = async (seconds: number) => {
    for (let at = 0; at < seconds; at += 2) {
      leases.nowMs += 2_000
      for (const { machine } of nodes) {
        machine.wall += 2_000
        if (machine.isAsleep) continue
        machine.steady += 2_000
        machine.timer()
      }
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
      expect(a.lead.leads && b.lead.leads, 'two lead at once').toBe(false)
    }
  }
  return { leases, a, b, pass }
}

describe('the lead', () => {
  it('is one node’s, for as long as it lives', async () => {
    const { a, b, pass } = world()
    await a.lead.begin()
    await b.lead.begin()
    await pass(60)
    expect([a.lead.leads, b.lead.leads]).toEqual([true, false])
    expect([a.changes, b.changes]).toEqual([[true], []])
  })

  it('passes on within 10 s when its holder dies, and at once when it ends in order', async () => {
    const { a, b, pass } = world()
    await a.lead.begin()
    await b.lead.begin()
    a.machine.isAsleep = true
    await pass(8)
    expect(b.lead.leads).toBe(true)
    a.machine.isAsleep = false
    await pass(2)
    expect(a.changes).toEqual([true, false])
    await b.lead.stop()
    await pass(2)
    expect([a.lead.leads, b.lead.leads]).toEqual([true, false])
  })

  it('is laid down by a node that slept, before it does anything: its wall clock tells', async () => {
    const { a, pass } = world()
    await a.lead.begin()
    a.machine.isAsleep = true
    await pass(120)
    expect(a.lead.leads).toBe(false)
    a.machine.isAsleep = false
    await pass(2)
    expect(a.changes).toEqual([true, false, true])
  })

  it('ends in time at a node that is cut off from the database, and is taken again when nobody else did', async () => {
    const { leases, a, pass } = world()
    await a.lead.begin()
    leases.isAway = true
    await pass(4)
    expect(a.lead.leads).toBe(true)
    await pass(2)
    expect(a.changes).toEqual([true, false])
    leases.isAway = false
    await pass(2)
    expect(a.changes).toEqual([true, false, true])
  })
})
