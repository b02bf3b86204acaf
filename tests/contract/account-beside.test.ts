import { afterAll, beforeAll, expect, it } from 'vitest'
import { besideServers } from '../../server/accounts/beside.ts'
import { openStorage, type Storage } from '../../server/plugins/database.ts'
import { describeWith } from '../support/needs.ts'
import { Node } from '../support/nodes/service.ts'
import { makeDatabase } from '../support/postgres.ts'
import { until } from '../support/until.ts'

/** Well below the seconds for which a server believes what it has read. */
const AT_ONCE_MS = 2_000

describeWith('postgres', '`npm run account` beside a running server on the same PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof makeDatabase>>
  let server: Node
  let beside: Storage
  const run = (wish: object) => besideServers(beside, () => new Date(), wish)

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
    const person = await server.line(await server.cookie('songling-duty'))
    await person.join()
    expect(await run({ do: 'disable', username: 'songling-duty' })).toMatchObject({ ok: true })
    await until('the line is closed', () => !person.socket.connected, AT_ONCE_MS)
  })

  it('lifts the lock of a name whose password it resets', async () => {
    for (let tries = 0; tries < 5; tries += 1) await server.signIn('observer', 'wrong')
    expect((await server.signIn('observer')).statusCode).toBe(429)
    const { text } = await run({ do: 'reset', username: 'observer' })
    const [password] = /\S+$/.exec(text) ?? []
    const mayEnter = async () => (await server.signIn('observer', password)).statusCode === 200
    await until('the one-time password is taken', mayEnter, AT_ONCE_MS)
  })
})
