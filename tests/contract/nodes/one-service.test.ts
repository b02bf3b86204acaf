import { beforeEach, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { FrameReader } from '../../../domain/position/frame-reader.ts'
import type { UnitPosition } from '../../../domain/position/frame.ts'
import type { PersonOnLine } from '../../support/app/person-on-line.ts'
import { contentsOf } from '../../support/domain/memory-room.ts'
import { describeWith } from '../../support/needs.ts'
import { serviceForFile } from '../../support/nodes/service.ts'
import { until } from '../../support/until.ts'

const YUNXI = '990101101'
const COUNTY = '990101'
/** What a screen shows of the units, by id. */
function positionsOf({ socket }: PersonOnLine): Map<string, UnitPosition> {
  const reader = new FrameReader()
  const shown = new Map<string, UnitPosition>()
  socket.on('positions', (_: string, frame: Buffer) => {
    const outcome = reader.read(frame)
    if (outcome.is === 'applied') for (const one of outcome.changed) shown.set(one.unitId, one)
  })
  return shown
}
/** As Traccar Client reports. */
const fixFor = (id: string | undefined, lat: number) =>
  `/ingest/osmand?id=${id}&lat=${lat}&lon=110.5&timestamp=${Math.floor(Date.now() / 1000)}`
const incident = (description: string) => ({ code: '11A01', place: '上坪村', source: 'phone', description })

describeWith('postgres', 'several nodes', () =>
  describeWith('redis', 'on one database', () => {
    const service = serviceForFile()
    const level = () =>
      until('both nodes are where the log ends', () => {
        const { a, b } = service
        return a.room()?.store.seq === b.room()?.store.seq
      })
    /** Until each has heard all that the other has told so far. */
    const heard = async () => {
      const ways = [service.a, service.b].map(({ app }) => app.services.neighbours)
      const key = `marker:${newId()}`
      const all = ways.map(
        (way) =>
          new Promise<void>((resolve) =>
            way.on('sighting', (hint) => {
              if (hint.key === key) resolve()
            }),
          ),
      )
      for (const way of ways) way.tell('sighting', { key, lat: 0, lon: 0 })
      await Promise.all(all)
    }
    /** The log as it is stored, and whether its chain holds. */
    const stored = async () => {
      const { log } = service.a.app.services.storage
      const page = await log.readEvents('live', { after: 0, limit: 10_000 })
      expect(await log.verifyChain('live')).toMatchObject({ ok: true, checked: page.length })
      return page
    }

    it('start for the first time at once, and everything is there once', async () => {
      await level()
      const { a, b } = service
      const commandIds = (await stored()).map(({ commandId }) => commandId)
      expect(commandIds.length).toBeGreaterThan(20)
      const units = [...(a.room()?.store.list('unit') ?? [])]
      expect(new Set(units.map(({ name }) => name)).size).toBe(units.length)
      expect(contentsOf(a.room()!.store)).toEqual(contentsOf(b.room()!.store))
      const names = (await a.app.services.accounts.list()).map(({ username }) => username)
      expect(new Set(names).size).toBe(names.length)
      expect([a, b].filter(({ app }) => app.services.lead.leads)).toHaveLength(1)
    })

    it('show at one what was commanded at the other', async () => {
      const { a, b } = service
      const cookie = await a.cookie('county-duty')
      const watcher = await b.line(cookie)
      await watcher.join()
      const { seq, id } = (await a.give(cookie, 'ReportIncident', incident('水上来了'))).json<{
        seq: number
        id: string
      }>()
      await until('it is on the other screen', () => watcher.ids('incident').includes(id))
      expect(watcher.replica.request).toMatchObject({ since: seq })
    })

    it('store what both are sent at once gaplessly, and a command sent to both once', async () => {
      const { a, b } = service
      const cookie = await a.cookie('county-duty')
      const commandIds = Array.from({ length: 60 }, () => newId())
      const send = (node: typeof a, commandId: string) =>
        node.give(cookie, 'ReportIncident', incident(commandId), { commandId })
      const twins = commandIds.slice(0, 10)
      const answers = await Promise.all([
        ...commandIds.map((commandId, at) => send(at % 2 ? a : b, commandId)),
        ...twins.map((commandId, at) => send(at % 2 ? b : a, commandId)),
      ])
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200))
      twins.forEach((_, at) => expect(answers[60 + at]?.json()).toEqual(answers[at]?.json()))
      const log = await stored()
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => at + 1))
      for (const commandId of commandIds)
        expect(log.filter((event) => event.commandId === commandId)).toHaveLength(1)
      await level()
      expect(contentsOf(a.room()!.store)).toEqual(contentsOf(b.room()!.store))
    })

    it('give somebody who goes from one to the other the changes, not a snapshot', async () => {
      const { a, b } = service
      const cookie = await a.cookie('county-duty')
      const before = await a.line(cookie)
      await before.join()
      const since = before.replica.request
      before.leave()
      await a.give(cookie, 'ReportIncident', incident('断线时'))
      await level()
      const after = await b.line(cookie)
      const answer = await after.ask('join', { operation: 'live', ...since })
      expect(answer).toMatchObject({ mode: 'changes', toSeq: a.room()?.store.seq })
    })

    it('show at one the position that the other was sent, stored once', async () => {
      const { a, b } = service
      const cookie = await a.cookie('county-duty')
      const unit = [...b.room()!.store.list('unit')].find(({ device }) => device?.startsWith('osmand:'))!
      const watcher = await b.line(cookie)
      const shown = positionsOf(watcher)
      await watcher.join()
      const id = unit.device?.replace('osmand:', '')
      const fix = fixFor(id, 30.5)
      expect((await a.ask({ url: fix })).json()).toMatchObject({ stored: 1 })
      await until('it is on the other screen', () => Math.abs((shown.get(unit.id)?.lat ?? 0) - 30.5) < 1e-4)
      expect((await b.ask({ url: fix })).json()).toMatchObject({ stored: 0, ignored: 1 })
    })

    it('tell everybody who looks, wherever', async () => {
      const { a, b } = service
      const [yunxi, wall] = [await a.cookie('songling-duty'), await b.cookie('wall')]
      const here = await a.line(yunxi)
      const there = await b.line(wall)
      const counts = (person: typeof here) => {
        const said = person.heard.findLast(({ event }) => event === 'presence')?.args[0]
        const { viewers = [] } = (said ?? {}) as { viewers?: { role: string; jurisdiction: string }[] }
        return viewers.map(({ role, jurisdiction }) => `${role}@${jurisdiction}`)
      }
      await Promise.all([here.join(), there.join()])
      for (const person of [here, there]) {
        await until('each is told of the other', () =>
          ['duty@990101102', 'wall@990101'].every((one) => counts(person).includes(one)),
        )
      }
      here.leave()
      await until('the one who stays is told', () => !counts(there).includes('duty@990101102'))
    })

    describe('end at one as soon as it is told', () => {
      beforeEach(async () => {
        const nodes = [service.a, service.b]
        await until('they hear each other', () => nodes.every(({ app }) => app.services.neighbours.connected))
        for (const node of nodes) node.stopClock()
      })

      it('the lines of somebody who signs out at the other', async () => {
        const { a, b } = service
        const cookie = await a.cookie('yunxi-duty')
        const line = await b.line(cookie)
        await line.join()
        await a.ask({ method: 'DELETE', url: '/api/session', headers: { cookie } })
        await until('the line is closed', () => line.socket.disconnected)
      })

      it('the view of somebody whose rights were changed at the other', async () => {
        const { a, b } = service
        const [admin, cookie] = [await a.cookie('admin'), await a.cookie('songling-duty')]
        const line = await b.line(cookie)
        await line.join()
        const { accounts } = (await a.ask({ url: '/api/accounts', headers: { cookie: admin } })).json<{
          accounts: { id: string; username: string }[]
        }>()
        const { id } = accounts.find(({ username }) => username === 'songling-duty')!
        const grants = [{ operation: 'live', role: 'duty', jurisdiction: YUNXI }]
        await a.ask({
          ...{ method: 'PATCH', url: `/api/accounts/${id}`, headers: { cookie: admin } },
          payload: { grants },
        })
        await until('there is a new snapshot', () => line.count('snapshot') === 1)
      })
    })

    it.each(['county-commander', 'nobody-of-this-name'])(
      'count wrong passwords together, whether or not there is a %s',
      async (name) => {
        const { a, b } = service
        const codes: number[] = []
        for (const node of [a, b, a, b, a, b, a]) {
          codes.push((await node.signIn(name, 'wrong-password')).statusCode)
          await heard()
        }
        expect(codes).toEqual([401, 401, 401, 401, 401, 429, 429])
      },
    )

    it('list at one the exercise that was made at the other, and run it at one', async () => {
      const { a, b } = service
      const follower = a.app.services.lead.leads ? b : a
      const leader = follower === a ? b : a
      const cookie = await follower.cookie('controller')
      const line = await leader.line(cookie)
      const made = await follower.ask({
        ...{ method: 'POST', url: '/api/operations', headers: { cookie } },
        payload: { commandId: newId(), kind: 'exercise', scenario: 'flash-flood' },
      })
      const { id: operation } = made.json<{ id: string }>()
      await until('the other node has it', () => leader.room(operation)?.store.get('exercise', 'exercise'))
      await until('its people are told', () => line.count('operations') > 0)
      await follower.give(cookie, 'StartExercise', {}, { operation, jurisdiction: COUNTY })
      const messages = () => [...(follower.room(operation)?.store.list('message') ?? [])].length
      await until('the first message arrived', () => messages() === 1)
      const watcher = await follower.line(cookie, operation)
      let frames = 0
      watcher.socket.on('positions', (of: string) => (frames += Number(of === operation)))
      await watcher.join()
      await follower.give(cookie, 'JumpExercise', { toMs: 310_000 }, { operation, jurisdiction: COUNTY })
      await until('the units that the scenario drives are seen at the follower too', () => frames > 1)
    })

    it('go on without Redis: what is stored at one is seen at the other, a little later', async () => {
      const { a, b, redis } = service
      const cookie = await a.cookie('county-duty')
      const watcher = await b.line(cookie)
      const shown = positionsOf(watcher)
      await watcher.join()
      const metrics = async () => (await b.ask({ url: '/metrics' })).body
      await redis.cut()
      await until('the nodes know', () => !a.app.services.neighbours.connected)
      const { id } = (await a.give(cookie, 'ReportIncident', incident('无 Redis'))).json<{ id: string }>()
      const [, unit] = [...a.room()!.store.list('unit')].filter(({ device }) => device?.startsWith('osmand:'))
      await a.ask({ url: fixFor(unit?.device?.replace('osmand:', ''), 30.25) })
      await until('it is on the other screen', () => watcher.ids('incident').includes(id))
      await until('so is the unit', () => Math.abs((shown.get(unit!.id)?.lat ?? 0) - 30.25) < 1e-4)
      expect((await b.ask({ url: '/health/ready' })).statusCode).toBe(200)
      expect(await metrics()).toMatch(/fenghuo_redis_connected\{node="[^"]+"\} 0/)
      await redis.mend()
      await until('Redis is back', async () => /fenghuo_redis_connected\S+ 1/.test(await metrics()))
    })
  }),
)
