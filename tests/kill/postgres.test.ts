import { afterAll, beforeAll } from 'vitest'
import { describeWith } from '../support/needs.ts'
import { makeDatabase } from '../support/postgres.ts'
import { survives } from './survives.ts'

describeWith('postgres', 'kill -9 under load, PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof makeDatabase>>
  beforeAll(async () => void (database = await makeDatabase()))
  afterAll(() => database.drop())
  survives(async () => ({ DATABASE_URL: database.url, DEMO: 'on' }))
})
