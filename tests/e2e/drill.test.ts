import { v7 as newId } from 'uuid'
import { expect, it, onTestFinished } from 'vitest'
import { loadScenario } from '../../scenarios/load.ts'
import { demoFolder } from '../support/demo-folder.ts'
import { Seat } from '../support/drill/seat.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { until } from '../support/until.ts'

const texts = loadScenario('flash-flood').injects.map(({ text }) => text.zh)

async function seats(server: RunningServer): Promise<[controller: Seat, player: Seat]> {
  const taken = [
    await Seat.take(server.url, 'controller'),
    await Seat.take(server.url, 'yunxi-duty'),
  ] as const
  onTestFinished(() => taken.forEach((seat) => seat.leave()))
  return [...taken]
}

it('a drill is led by its controller, survives kill -9, and its players get each message once', async () => {
  const folder = await demoFolder()
  onTestFinished(folder.remove)
  const dataDir = folder.path
  const first = await startServer({ dataDir })
  onTestFinished(() => first.kill9())
  let [controller, player] = await seats(first)

  const made = { commandId: newId(), kind: 'exercise', scenario: 'flash-flood' }
  const { id } = await controller.post<{ id: string }>('/api/operations', made)
  expect(await player.operation(id)).toBeUndefined()
  expect(await player.join(id)).toMatchObject({ ok: false, code: 'not-found' })

  await controller.give(id, 'StartExercise')
  await until('the player hears of it', () => player.events.includes('operations'))
  expect(await player.operation(id)).toMatchObject({ status: 'running', role: 'duty' })
  expect(await player.join(id)).toMatchObject({ mode: 'snapshot' })
  await controller.give(id, 'SetExerciseRate', { rate: 60 })

  const arrived = (count: number) =>
    until(`${count} messages have arrived`, async () => (await player.messages(id)).length >= count)
  await arrived(3)
  await until('scripted units are on the map', () => player.events.includes('positions'))

  await controller.give(id, 'PauseExercise')
  const atPause = await player.messages(id)
  const seen = player.clocks.length
  const standing = () => player.clocks.slice(seen).filter(({ operation }) => operation === id)
  await until('the server has said the time twice', () => standing().length >= 2)
  expect(new Set(standing().map(({ exercise }) => exercise?.exerciseMs)).size).toBe(1)
  expect(await player.messages(id)).toEqual(atPause)

  await controller.give(id, 'ResumeExercise')
  await arrived(atPause.length + 1)
  await first.kill9()

  const second = await startServer({ dataDir })
  onTestFinished(async () => void (await second.stop()))
  ;[controller, player] = await seats(second)
  expect(await player.operation(id)).toMatchObject({ status: 'running' })
  await arrived(texts.length)
  expect(await player.messages(id)).toEqual(texts)

  await controller.give(id, 'EndExercise')
  expect(await player.operation(id)).toMatchObject({ status: 'ended' })
})
