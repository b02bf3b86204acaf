import { describe, expect, it } from 'vitest'
import { memoryStore } from './outbox-store.ts'
import { Outbox, type Delivery, type OutboxEntry, type OutboxStore } from './outbox.ts'

const entry = (n: number, account = 'a-1'): OutboxEntry => ({
  commandId: `command-${n}`,
  account,
  operation: 'live',
  body: { commandId: `command-${n}`, type: 'ReportIncident', jurisdiction: '990101101', payload: { n } },
  madeAt: `2026-11-23T10:00:0${n}.000Z`,
})

const refused: Delivery = {
  is: 'refused',
  code: 'incident-closed',
  message: { zh: '事件已终止', en: 'The incident is closed' },
  fields: [],
}

/** A server that remembers what it was sent, and a line that can be cut before or after the message arrives. */
class Server {
  readonly got: string[] = []
  line: 'up' | 'down' | 'answers-lost' = 'up'
  refuses = new Set<string>()

  readonly deliver = ({ commandId }: OutboxEntry): Promise<Delivery> => {
    if (this.line === 'down') return Promise.resolve({ is: 'unreachable' })
    if (!this.got.includes(commandId)) this.got.push(commandId)
    if (this.line === 'answers-lost') return Promise.reject(new Error('cut'))
    return Promise.resolve(
      this.refuses.has(commandId) ? refused : { is: 'accepted', id: `made-by-${commandId}` },
    )
  }
}

function page(server: Server, store: OutboxStore, account = 'a-1') {
  let shown: readonly OutboxEntry[] = []
  const outbox = new Outbox({ store, account, deliver: server.deliver, onChange: (all) => (shown = all) })
  return {
    outbox,
    shown: () => shown.map(({ commandId, refused: no }) => (no ? `${commandId} refused` : commandId)),
  }
}

describe('the outbox', () => {
  it('sends at once while the line is up, and keeps nothing', async () => {
    const server = new Server()
    const store = memoryStore()
    const { outbox, shown } = page(server, store)
    expect(await outbox.submit(entry(1))).toEqual({ is: 'accepted', id: 'made-by-command-1' })
    expect(shown()).toEqual([])
    expect(await store.all()).toEqual([])
  })

  it('keeps what was made while the line is down and sends it in order when it is back', async () => {
    const server = new Server()
    const { outbox, shown } = page(server, memoryStore())
    server.line = 'down'
    expect(await outbox.submit(entry(1))).toEqual({ is: 'kept' })
    expect(await outbox.submit(entry(2))).toEqual({ is: 'kept' })
    expect(shown()).toEqual(['command-1', 'command-2'])
    server.line = 'up'
    await outbox.flush()
    expect(server.got).toEqual(['command-1', 'command-2'])
    expect(shown()).toEqual([])
  })

  it('survives a reload', async () => {
    const server = new Server()
    const store = memoryStore()
    server.line = 'down'
    await page(server, store).outbox.submit(entry(1))
    const { outbox, shown } = page(server, store)
    await outbox.load()
    expect(shown()).toEqual(['command-1'])
    server.line = 'up'
    await outbox.flush()
    expect(server.got).toEqual(['command-1'])
    expect(await store.all()).toEqual([])
  })

  it('sends again with the same id when the answer was lost', async () => {
    const server = new Server()
    const { outbox } = page(server, memoryStore())
    server.line = 'answers-lost'
    expect(await outbox.submit(entry(1))).toEqual({ is: 'kept' })
    server.line = 'up'
    await outbox.flush()
    expect(server.got).toEqual(['command-1'])
    expect(outbox.waiting).toEqual([])
  })

  it('gives a refusal back to the form that is open, and keeps nothing', async () => {
    const server = new Server()
    server.refuses.add('command-1')
    const { outbox, shown } = page(server, memoryStore())
    expect(await outbox.submit(entry(1))).toMatchObject({ is: 'refused', code: 'incident-closed' })
    expect(shown()).toEqual([])
  })

  it('keeps what was refused later, with the reason and what was typed, and goes on with the rest', async () => {
    const server = new Server()
    const store = memoryStore()
    const { outbox, shown } = page(server, store)
    server.line = 'down'
    await outbox.submit(entry(1))
    await outbox.submit(entry(2))
    server.line = 'up'
    server.refuses.add('command-1')
    await outbox.flush()
    expect(shown()).toEqual(['command-1 refused'])
    expect(server.got).toEqual(['command-1', 'command-2'])
    const [kept] = await store.all()
    expect(kept).toMatchObject({ body: { payload: { n: 1 } }, refused: { code: 'incident-closed' } })
    await outbox.discard('command-1')
    expect(shown()).toEqual([])
  })

  it('never sends what another account left in this browser', async () => {
    const server = new Server()
    const store = memoryStore()
    server.line = 'down'
    await page(server, store, 'a-1').outbox.submit(entry(1))
    const other = page(server, store, 'a-2')
    server.line = 'up'
    await other.outbox.load()
    await other.outbox.flush()
    expect(server.got).toEqual([])
    expect(await store.all()).toHaveLength(1)
  })

  it('keeps back what somebody corrects, and sends it in its new words under its own id', async () => {
    const server = new Server()
    server.line = 'down'
    const { outbox, shown } = page(server, memoryStore())
    await outbox.submit(entry(1))
    outbox.hold('command-1')
    server.line = 'up'
    await outbox.flush()
    expect(server.got).toEqual([])
    await outbox.submit({ ...entry(1), body: { ...entry(1).body, payload: { corrected: true } } })
    expect(server.got).toEqual(['command-1'])
    expect(shown()).toEqual([])
  })

  it('sends what was opened and left as it was', async () => {
    const server = new Server()
    server.line = 'down'
    const { outbox } = page(server, memoryStore())
    await outbox.submit(entry(1))
    outbox.hold('command-1')
    outbox.release('command-1')
    server.line = 'up'
    await outbox.flush()
    expect(server.got).toEqual(['command-1'])
  })
})
