import { afterAll, beforeAll, expect, it } from 'vitest'
import { besideServers } from '../../server/accounts/beside.ts'
import { openStorage, type Storage } from '../../server/plugins/database.ts'
import { describeWith } from '../support/needs.ts'
import { Node } from '../support/nodes/service.ts'
import { makeDatabase } from '../support/postgres.ts'
import { until } from '../support/until.ts'

describeWith('postgres', '`npm run account` beside a running server on the same PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof makeDatabase>>
  let server: Node
  let beside: Storage
  const run = (wish: object) => besideServers(beside, () => new Date(), wish)
  const passwordIn = ({ answer }: Awaited<ReturnType<typeof run>>) => /\S+$/.exec(answer.text) ?? []

  beforeAll(async () => {
    database = await makeDatabase()
    server = await Node.start({ DATABASE_URL: database.url, DEMO: 'on' })
    beside = await openStorage({ dataDir: '', databaseUrl: database.url })
  })
  afterAll(async () => {
    await beside.close()
    await server.stop()
    await database.drop()
  })

  it('[S16] closes the line of an account that it disables', async () => {
    server.stopClock()
    const person = await server.line(await server.cookie('songling-duty'))
    await person.join()
    expect(await run({ do: 'disable', username: 'songling-duty' })).toMatchObject({
      answer: { ok: true },
      told: true,
    })
    await until('the line is closed', () => !person.socket.connected)
  })

  it('lifts the lock of a name whose password it resets', async () => {
    server.stopClock()
    for (let tries = 0; tries < 5; tries += 1) await server.signIn('observer', 'wrong')
    expect((await server.signIn('observer')).statusCode).toBe(429)
    const [password] = passwordIn(await run({ do: 'reset', username: 'observer' }))
    const mayEnter = async () => (await server.signIn('observer', password)).statusCode === 200
    await until('the one-time password is taken', mayEnter)
  })

  it('says the one-time password though no server can be told', async () => {
    const accountNews = { ...beside.accountNews, tellAccountNews: () => Promise.reject(new Error('cut')) }
    const reset = { do: 'reset', username: 'auditor' }
    const done = await besideServers({ ...beside, accountNews }, () => new Date(), reset)
    expect(done).toMatchObject({ answer: { ok: true }, told: false })
    const [password] = passwordIn(done)
    const mayEnter = async () => (await server.signIn('auditor', password)).statusCode === 200
    // The server believes what it has read for some seconds.
    await until('the password is taken all the same', mayEnter)
  })
})
