import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { loadScenario } from '../../scenarios/load.ts'
import { Seat } from '../support/drill/seat.ts'
import { describeWith, whereIs } from '../support/needs.ts'
import { makeDatabase } from '../support/postgres.ts'
import { startServer } from '../support/server.ts'
import { until } from '../support/until.ts'

const texts = loadScenario('flash-flood').injects.map(({ text }) => text.zh)

describeWith('postgres', 'kill -9 of the node that leads', () =>
  describeWith('redis', 'while an exercise runs', () => {
    let database: Awaited<ReturnType<typeof makeDatabase>>
    beforeAll(async () => void (database = await makeDatabase()))
    afterAll(() => database.drop())

    it('lets the other go on with it: not paused, and each message once', async () => {
      const env = { DATABASE_URL: database.url, REDIS_URL: whereIs('redis'), DEMO: 'on' }
      const leader = await startServer({ env })
      onTestFinished(() => leader.kill9())
      const other = await startServer({ env })
      onTestFinished(async () => void (await other.stop()))

      const controller = await Seat.take(leader.url, 'controller')
      onTestFinished(() => controller.leave())
      const made = { commandId: newId(), kind: 'exercise', scenario: 'flash-flood' }
      const { id } = await controller.post<{ id: string }>('/api/operations', made)
      await controller.give(id, 'StartExercise')
      await controller.give(id, 'SetExerciseRate', { rate: 60 })
      const player = await Seat.take(other.url, 'yunxi-duty')
      onTestFinished(() => player.leave())
      const arrived = (count: number) =>
        until(`${count} messages have arrived`, async () => (await player.messages(id)).length >= count)
      await arrived(2)

      await leader.kill9()

      await arrived(5)
      expect(await player.operation(id)).toMatchObject({ status: 'running' })
      const told = await player.messages(id)
      expect(new Set(told).size).toBe(told.length)
      expect(texts.slice(0, told.length)).toEqual(told)
    })
  }),
)
