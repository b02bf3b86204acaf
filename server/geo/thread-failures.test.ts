import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { CutOffQuestion } from '../../domain/geo/questions.ts'
import { until } from '../../tests/support/until.ts'
import { Geographies } from './geographies.ts'
import { knownInThread, type ThreadLimits } from './thread.ts'

const PATIENT: ThreadLimits = { readyMs: 20_000, answerMs: 20_000, mostWaiting: 64 }
const NEVER = new AbortController().signal
const QUESTION: CutOffQuestion = { vehicle: 'car', closures: [] }

/** A thread that is ready at once and does `then` with each message, which has an `id` or an `end`. */
const program = (then: string, before = '') => `
  const { parentPort: port } = require('node:worker_threads')
  ${before}
  port.postMessage({ type: 'ready', shelters: [] })
  port.on('message', (message) => { if (message.end) return port.close(); ${then} })`
const ANSWERS = `port.postMessage({ type: 'answer', id: message.id, answer: 'an answer' })`
const HANGS = 'for (;;);'
/** Sends what says of itself that something makes it where it arrives, which is not there. */
const SENDS_THE_UNREADABLE = `
  const { BlockList } = require('node:net')
  const list = new BlockList()
  const [clone] = Object.getOwnPropertySymbols(BlockList.prototype).filter((s) => s.description === 'messaging_clone_symbol')
  Object.defineProperty(list, clone, { value: () => ({ data: 0, deserializeInfo: 'nowhere:Nothing' }) })
  port.postMessage(list)`

const started = (text: string, limits: Partial<ThreadLimits> = {}, version = 'v1', signal = NEVER) =>
  knownInThread({ version, rows: {}, columns: {} }, signal, { ...PATIENT, ...limits }, text)

const broken = (cause: string) => ({
  ...{ code: 'analysis-unfinished', status: 503 },
  cause: { message: expect.stringContaining(cause) },
})

describe('a thread that fails', () => {
  it.each([
    ['throws at its start', program('', `throw new Error('no memory')`), {}, 'no memory'],
    ['ends before it is ready', `process.exit(0)`, {}, 'ended'],
    ['is never ready', HANGS, { readyMs: 100 }, 'did not answer for 100 ms'],
  ])('that %s is said to have failed', async (_, text, limits, cause) => {
    await expect(started(text, limits)).rejects.toMatchObject(broken(cause))
  })

  it.each([
    ['ends', `process.exit(0)`, {}, 'ended'],
    ['throws', `throw new Error('no memory')`, {}, 'no memory'],
    ['hangs', HANGS, { answerMs: 100 }, 'did not answer for 100 ms'],
    ['sends what cannot be read', SENDS_THE_UNREADABLE, {}, 'nowhere'],
  ])('that %s leaves no question open, and takes none any more', async (_, text, limits, cause) => {
    const { geography, ended } = await started(program(text), limits)
    const open = [geography.cutOff(QUESTION), geography.cutOff(QUESTION)]
    await Promise.all(open.map((asked) => expect(asked).rejects.toMatchObject(broken(cause))))
    await ended
    await expect(geography.cutOff(QUESTION)).rejects.toMatchObject(broken(cause))
  })

  it('has its time for each question, not for those before it', async () => {
    const waits = `Atomics.wait(message.args[0].closures[0], 0, 0); ${ANSWERS}`
    const { geography, end, ended } = await started(program(waits))
    // The time of the limits is the test's: each answer takes nearly all that it may, all together far more.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const asked = Array.from({ length: 5 }, () => {
      const gate = new Int32Array(new SharedArrayBuffer(4))
      return { gate, answer: geography.cutOff({ ...QUESTION, closures: [gate as never] }) }
    })
    for (const { gate, answer } of asked) {
      vi.advanceTimersByTime(PATIENT.answerMs - 1)
      Atomics.store(gate, 0, 1)
      Atomics.notify(gate, 0)
      expect(await answer).toBe('an answer')
    }
    end()
    await ended
  })

  it('refuses what is asked while too many wait, and takes questions again when they are answered', async () => {
    const { geography, end, ended } = await started(program(ANSWERS), { mostWaiting: 2 })
    const asked = [1, 2, 3].map(() => geography.cutOff(QUESTION))
    await expect(asked[2]).rejects.toMatchObject({ code: 'analysis-busy', status: 503 })
    expect(await Promise.all(asked.slice(0, 2))).toEqual(['an answer', 'an answer'])
    expect(await geography.cutOff(QUESTION)).toBe('an answer')
    end()
    await ended
  })

  it('a question that cannot be sent is rejected alone, and does not count as waiting', async () => {
    const { geography, end, ended } = await started(program(ANSWERS), { mostWaiting: 1 })
    const unsendable = { ...QUESTION, closures: [() => undefined] as never }
    await expect(geography.cutOff(unsendable)).rejects.toThrow('could not be cloned')
    expect(await geography.cutOff(QUESTION)).toBe('an answer')
    end()
    await ended
  })
})

it('a thread that is not ready when the signal comes is ended', async () => {
  const over = new AbortController()
  const making = started(HANGS, {}, 'v1', over.signal)
  over.abort(new Error('the server is closing'))
  await expect(making).rejects.toMatchObject(broken('the server is closing'))
})

describe('versions', () => {
  it('one that is never ready does not hold up the others for ever', async () => {
    const geographies = new Geographies((version) =>
      started(version === 'stuck' ? HANGS : program(ANSWERS), {
        readyMs: version === 'stuck' ? 100 : 20_000,
      }),
    )
    const stuck = geographies.use('stuck', () => undefined)
    const good = geographies.use('good', (county) => county?.geography.cutOff(QUESTION))
    await expect(stuck).rejects.toMatchObject({ code: 'analysis-unfinished' })
    expect(await good).toBe('an answer')
    await geographies.end()
  })

  it('three at once answer, each between its two questions kept from being ended by the others', async () => {
    const ends: string[] = []
    const geographies = new Geographies(async (version) => {
      const county = await started(program(ANSWERS), {}, version)
      void county.ended.then(() => ends.push(version))
      return county
    })
    const goOn: (() => void)[] = []
    const asking = ['a', 'b', 'c'].map((version) =>
      geographies.use(version, async (county) => {
        await county?.geography.cutOff(QUESTION)
        await new Promise<void>((resolve) => goOn.push(resolve))
        return county?.geography.cutOff(QUESTION)
      }),
    )
    await until('all three have asked once', () => goOn.length === 3)
    for (const resolve of goOn) resolve()
    expect(await Promise.all(asking)).toEqual(['an answer', 'an answer', 'an answer'])
    await until('the one asked for longest ago is ended', () => ends.length > 0)
    expect(ends).toEqual(['a'])
    await geographies.end()
    await until('all are ended', () => ends.length === 3)
  })
})
