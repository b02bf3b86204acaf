import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Unit } from '../../../domain/unit/record.ts'
import { Server } from 'socket.io'
import { WebSocketServer } from 'ws'
import { jurisdiction } from '../../../domain/jurisdiction.ts'
import { PositionHub } from '../../../server/positions/hub.ts'
import { systemClock } from '../../../server/positions/system-clock.ts'
import { socketDelivery } from '../../../server/positions/socket-delivery.ts'
import { answerParent } from '../lib/child.ts'
import { cpuSeconds } from '../lib/cpu.ts'
import { drive, fleetOf, type Vehicle } from './fleet.ts'

export type Way = 'ours' | 'bare' | 'naive'

const TICK_MS = 250
const OPERATION = 'live'
const COUNTY = jurisdiction.parse('990101')

/** What each way of sending needs: attach to a server, and then take the updates. */
type Sender = (
  http: ReturnType<typeof createServer>,
  fleet: readonly Vehicle[],
) => Parameters<typeof drive>[2]

const silent = { debug: () => undefined, info: () => undefined, warn: console.warn, error: console.error }

const unitOf = (vehicle: Vehicle): Unit => ({
  kind: 'unit',
  id: vehicle.id,
  jurisdiction: COUNTY,
  sharedWith: [],
  seq: 1,
  name: vehicle.id,
  teamType: 'rescue',
  callSign: null,
  leader: null,
  headcount: 5,
  skills: [],
  home: null,
  device: `osmand:${vehicle.id}`,
  duty: 'on',
  simulated: false,
  statusSince: '2026-11-23T00:00:00.000Z',
  status: 'available',
  assignment: null,
})

/** Our hub, filters and frames, over socket.io as the server has it. The store is a promise: no disk in it. */
const ours: Sender = (http, fleet) => {
  const io = new Server(http)
  const hub = new PositionHub({
    operation: OPERATION,
    store: async () => undefined,
    delivery: socketDelivery(OPERATION),
    clock: systemClock,
    staleAfterS: () => 300,
    log: silent,
  })
  for (const vehicle of fleet) hub.putUnit(unitOf(vehicle))
  io.of('/operations').on('connection', (socket) => {
    const leave = hub.join({ role: 'duty', jurisdiction: COUNTY }, socket)
    socket.on('disconnect', leave)
  })
  return (fix) => void hub.offer([fix])
}

/** The floor: a bare WebSocket server, fixed records of 16 bytes, one message a tick. */
const bare: Sender = (http, fleet) => {
  const server = new WebSocketServer({ server: http })
  const indexes = new Map(fleet.map(({ id }, index) => [id, index]))
  let records: Buffer[] = []
  setInterval(() => {
    if (records.length === 0) return
    const head = Buffer.alloc(8)
    head.writeDoubleLE(Date.now())
    const message = Buffer.concat([head, ...records])
    records = []
    for (const client of server.clients) client.send(message)
  }, TICK_MS)
  return (fix) => {
    const record = Buffer.alloc(16)
    record.writeUInt16LE(indexes.get(fix.unitId) ?? 0, 0)
    record.writeInt32LE(Math.round(fix.lat * 1e7), 2)
    record.writeInt32LE(Math.round(fix.lon * 1e7), 6)
    record.writeUInt32LE(Math.floor(fix.fixAtMs / 1000), 10)
    record[14] = Math.round(((fix.headingDeg ?? 0) * 255) / 360)
    record[15] = Math.round(fix.speedMps ?? 0)
    records.push(record)
  }
}

/** What is written first: an event of JSON for each update, to all. */
const naive: Sender = (http) => {
  // Made before anybody connects: a client whose namespace is not there yet is refused.
  const operations = new Server(http).of('/operations')
  return (fix) => {
    const { unitId: unit, lat, lon, headingDeg, speedMps, fixAtMs } = fix
    operations.emit('position', { unit, lat, lon, headingDeg, speedMps, fixAtMs })
  }
}

const SENDERS: Record<Way, Sender> = { ours, bare, naive }

const http = createServer()
let stop: (() => void) | undefined

answerParent({
  listen: ({ way, units, perSecond }: { way: Way; units: number; perSecond: number }) =>
    new Promise((resolve) => {
      const fleet = fleetOf(units)
      const report = SENDERS[way](http, fleet)
      stop = drive(fleet, perSecond, report)
      http.listen(0, '127.0.0.1', () => resolve((http.address() as AddressInfo).port))
    }),
  cpu: () => cpuSeconds(),
  quiet: () => stop?.(),
})
