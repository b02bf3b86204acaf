import { expect, it } from 'vitest'
import { PersonOnLine } from '../support/app/person-on-line.ts'
import { demoFolder } from '../support/demo-folder.ts'
import { spawnServer, startServer } from '../support/server.ts'
import { signIn } from '../support/sign-in.ts'
import { until } from '../support/until.ts'

const YUNXI = '990101101'
const body = (commandId: string) => ({
  ...{ commandId, type: 'ReportIncident', jurisdiction: YUNXI },
  payload: { code: '11A01', place: '上坪村', source: 'phone', description: '河水上涨' },
})

it('a stop under load ends in order, and nothing that was answered is missing', async () => {
  const folder = await demoFolder()
  const server = await startServer({ dataDir: folder.path, env: { RATE_LIMITS: 'off' } })
  const cookie = await signIn(server.url, 'yunxi-duty')
  const people = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const person = new PersonOnLine(server.url, cookie)
      await person.join()
      return person
    }),
  )
  const answered: string[] = []
  let sent = 0
  let refused = false
  const send = async (): Promise<void> => {
    while (!refused) {
      const commandId = `before-the-stop-${++sent}`
      const headers = { cookie, 'content-type': 'application/json' }
      const url = `${server.url}/api/operations/live/commands`
      const answer = await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify(body(commandId)),
      }).catch(() => undefined)
      if (answer?.status === 200) answered.push(commandId)
      else refused = true
    }
  }
  const senders = Promise.all(Array.from({ length: 32 }, send))
  while (answered.length < 200) await new Promise((resolve) => setImmediate(resolve))
  // In order, and so within 10 s: by then it ends itself with another code (server/stop.ts).
  expect(await server.stop()).toBe(0)
  await senders
  people.forEach((person) => person.leave())

  // All of it is asked for again at once, however much a fast machine has answered.
  const again = await startServer({ dataDir: folder.path, env: { RATE_LIMITS: 'off' } })
  try {
    const known = await signIn(again.url, 'yunxi-duty')
    const person = new PersonOnLine(again.url, known)
    const snapshot = await person.join()
    expect(snapshot.mode).toBe('snapshot')
    for (const commandId of answered) {
      const first = await person.ask('command', { operation: 'live', ...body(commandId) })
      expect(first).toMatchObject({ ok: true })
      expect(Number(first['seq'])).toBeLessThanOrEqual('seq' in snapshot ? snapshot.seq : 0)
    }
    person.leave()
  } finally {
    await again.stop()
    await folder.remove()
  }
})

it('a stop that comes as soon as it listens, with the geography still being made, is quiet', async () => {
  const server = await spawnServer()
  await until('it listens', () => server.output().includes('Server listening'), 60_000)
  server.child.kill('SIGTERM')
  expect(await server.exited).toBe(0)
  await server.removeData()
  const levels = server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => (JSON.parse(line) as { level: number }).level)
  expect(levels).not.toEqual([])
  expect(levels.filter((level) => level >= 40)).toEqual([])
})
