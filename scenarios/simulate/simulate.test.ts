import { describe, expect, it } from 'vitest'
import { decodeOwnTracks } from '../../server/ingest/owntracks.ts'
import { readDevice } from '../../server/ingest/owntracks-device.ts'
import { decodeTraccar } from '../../server/ingest/traccar.ts'
import { demoMovers } from '../demo-movers.ts'
import { distanceM } from '../roads/line.ts'
import { deviceOf, phonesFor } from './crew.ts'
import { deviceKeyOf, encode, type Format, type PhoneReading } from './encode.ts'
import { answerOf } from './http.ts'
import { OptionError, readOptions } from './options.ts'
import type { Answer } from './outbox.ts'
import { readMoverPack } from './pack-files.ts'
import { run, type Status } from './run.ts'

const START_MS = Date.parse('2026-11-23T04:00:00Z')
const pack = readMoverPack('qingshi')
const reading: PhoneReading = {
  lat: 29.89719,
  lon: 110.54017,
  accuracyM: 7,
  speedMps: 10,
  headingDeg: 90,
  batteryPct: 80,
  fixAtMs: START_MS,
}

describe('messages', () => {
  const decode = (format: Format) => {
    const { path, headers, body } = encode(format, 'sim-u-1', reading)
    const query = Object.fromEntries(new URL(path, 'http://localhost').searchParams)
    const asked = { query, headers, body, contentType: headers['content-type'] ?? '', nowMs: START_MS }
    if (format !== 'owntracks') return decodeTraccar(asked)
    const device = readDevice(asked)
    return device === 'not-the-user' ? undefined : decodeOwnTracks(asked, device)
  }

  it.each(['osmand', 'osmand-json', 'owntracks'] as const)('%s says what the server reads', (format) => {
    const decoded = decode(format)
    if (!decoded?.ok) throw new Error('not decoded')
    const [first] = decoded.readings
    if (!first || typeof first.measured === 'string') throw new Error('no fix')
    expect(first.key).toBe(deviceKeyOf(format, 'sim-u-1'))
    expect(first.measured).toMatchObject({
      lat: 29.89719,
      lon: 110.54017,
      fixAtMs: START_MS,
      batteryPct: 80,
      headingDeg: 90,
    })
    expect(first.measured.speedMps).toBeCloseTo(10, 1)
  })

  it('tells answers apart as an app does', () => {
    expect([200, 204, 404, 400, 500, 503, 429].map(answerOf)).toEqual([
      'taken',
      'taken',
      'unknown-device',
      'malformed',
      'no-answer',
      'no-answer',
      'no-answer',
    ])
  })
})

describe('phones', () => {
  it('belong to units that the demo leaves alone, then to nobody', () => {
    const moved = demoMovers(pack).unitIds.map(deviceOf)
    const ids = phonesFor(pack, pack.units.length, START_MS).map((phone) => phone.deviceId)
    const free = pack.units.length - moved.length
    expect(ids.slice(0, free).every((id) => id.startsWith('sim-u-') && !moved.includes(id))).toBe(true)
    expect(ids.slice(free)).toEqual(moved.map((_, index) => `sim-x-${String(index + 1).padStart(3, '0')}`))
  })

  it('measure with a little noise, lose the line now and then, and drain', () => {
    const [phone] = phonesFor(pack, 1, START_MS)
    if (!phone) throw new Error('no phone')
    const seconds = Array.from({ length: 1800 }, (_, second) => START_MS + second * 1000)
    const online = seconds.filter((at) => phone.online(at)).length
    expect(online).toBeGreaterThan(1000)
    expect(online).toBeLessThan(1800)
    const [first, last] = [phone.read(START_MS), phone.read(START_MS + 1_800_000)]
    expect(last.batteryPct).toBeLessThan(first.batteryPct)
    const again = phone.read(START_MS)
    const apart = distanceM([first.lon, first.lat], [again.lon, again.lat])
    expect(apart).toBeGreaterThan(0)
    expect(apart).toBeLessThan(60)
  })
})

/** A world whose time passes only when the run waits. */
function pretendWorld(answer: (deviceId: string, nowMs: number) => Answer) {
  let nowMs = START_MS
  const arrived: { deviceId: string; fixAtMs: number }[] = []
  const reports: Status[] = []
  return {
    arrived,
    reports,
    send: async (deviceId: string, { fixAtMs }: PhoneReading) => {
      const said = answer(deviceId, nowMs)
      if (said === 'taken') arrived.push({ deviceId, fixAtMs })
      return said
    },
    now: () => nowMs,
    until: async (atMs: number) => void (nowMs = atMs),
    stopped: () => false,
    report: (status: Status) => void reports.push(status),
  }
}

describe('a run', () => {
  const timing = { everyMs: 2000, forMs: 600_000 }

  it('ends by itself, and after cuts every reading arrives once and in order', async () => {
    const world = pretendWorld((_, nowMs) =>
      nowMs > START_MS + 60_000 && nowMs < START_MS + 120_000 ? 'no-answer' : 'taken',
    )
    const last = await run(phonesFor(pack, 3, START_MS), timing, world)
    expect(last.elapsedMs).toBe(600_000)
    expect(last.taken + last.waiting).toBe(3 * 300)
    expect(last.failed).toBeGreaterThan(0)
    for (const deviceId of new Set(world.arrived.map((each) => each.deviceId))) {
      const times = world.arrived.filter((each) => each.deviceId === deviceId).map((each) => each.fixAtMs)
      expect(times).toEqual(times.map((_, index) => START_MS + index * 2000))
    }
    expect(world.reports.length).toBeLessThanOrEqual(61)
  })

  it('names unknown devices, asks for them seldom, and sends all once they are paired', async () => {
    let asked = 0
    const world = pretendWorld((_, nowMs) => {
      if (nowMs > START_MS + 300_000) return 'taken'
      asked += 1
      return 'unknown-device'
    })
    const last = await run(phonesFor(pack, 1, START_MS), timing, world)
    expect(world.reports[1]?.unknown).toEqual(['sim-u-990101101-01'])
    expect(asked).toBeLessThanOrEqual(11)
    expect(last.unknown).toEqual([])
    expect(last.taken + last.waiting).toBe(300)
  })
})

describe('options', () => {
  it('are modest and stop after ten minutes', () => {
    expect(readOptions([])).toMatchObject({ units: 8, minutes: 10, rate: 30, format: 'osmand' })
  })

  it.each(['http://127.0.0.1:9000', 'http://localhost:8081', 'http://[::1]:8080'])(
    'take this machine, %s',
    (url) => {
      expect(readOptions(['--url', url]).url.href).toContain(url)
    },
  )

  it('find the server of this machine at PORT, and else where they are told', () => {
    const hrefOf = (args: string[], env: Record<string, string>) => readOptions(args, env).url.href
    expect(hrefOf([], {})).toBe('http://127.0.0.1:8080/')
    expect(hrefOf([], { PORT: '' })).toBe('http://127.0.0.1:8080/')
    expect(hrefOf([], { PORT: '9123' })).toBe('http://127.0.0.1:9123/')
    expect(hrefOf(['--url', 'http://localhost:8081'], { PORT: '9123' })).toBe('http://localhost:8081/')
    for (const PORT of ['0', '99999', 'x']) expect(() => readOptions([], { PORT })).toThrow('PORT')
  })

  it('refuse another machine unless told', () => {
    expect(() => readOptions(['--url', 'http://10.0.0.5:8080'])).toThrow('--allow-remote')
    expect(() => readOptions(['--url', 'http://127.0.0.1.example.org'])).toThrow('--allow-remote')
    expect(readOptions(['--url', 'http://10.0.0.5:8080', '--allow-remote']).url.hostname).toBe('10.0.0.5')
  })

  it.each([
    ['--units', '0'],
    ['--units', 'x'],
    ['--minutes', '99999'],
    ['--rate', ''],
    ['--format', 'fax'],
    ['--url', 'nowhere'],
    ['--fast'],
  ])('refuse %s %s', (...args) => {
    expect(() => readOptions(args.filter((arg) => arg !== undefined))).toThrow(OptionError)
  })
})
