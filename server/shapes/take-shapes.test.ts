import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import { appForFile, type Asker } from '../../tests/support/app/open.ts'

const server = appForFile()
const IMPACT = '/api/operations/live/geo/impact'
const CUT_OFF = '/api/operations/live/geo/cut-off'
const COMMANDS = '/api/operations/live/commands'

let commander: Asker
let url = ''

beforeAll(async () => {
  commander = await server.as('county-commander')
  url = await server.listen()
}, 60_000)

/** A circle with so many vertices, and its first again at its end. */
const circle = (vertices: number): [lon: number, lat: number][] =>
  Array.from({ length: vertices + 1 }, (_, at) => {
    const turn = (2 * Math.PI * (at % vertices)) / vertices
    return [110.54247 + Math.cos(turn) / 50, 29.89485 + Math.sin(turn) / 50]
  })
const polygon = (vertices: number) => ({ type: 'Polygon', coordinates: [circle(vertices)] })
const marking = (geometry: object) => ({
  ...{ commandId: 'many-vertices', type: 'DrawMarking', jurisdiction: '990101' },
  payload: { markingKind: 'area', geometry },
})

interface Answer {
  readonly status: number
  readonly body: { code?: string; fields?: { path: string; message: { zh: string; en: string } }[] }
}

/** Begins to send a body; `end` sends what is left of it and waits for the answer. */
function begin(path: string, headers: Record<string, string | number>) {
  const sending = request(new URL(path, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: commander.cookie, ...headers },
  })
  const answered = once(sending, 'response').then(async ([response]): Promise<Answer> => {
    return { status: response.statusCode, body: JSON.parse(await text(response)) as Answer['body'] }
  })
  return {
    write: (piece: string) => new Promise<unknown>((resolve) => sending.write(piece, resolve)),
    end: (piece?: string) => sending.end(piece),
    answered,
  }
}

const post = (path: string, body: object): Promise<Answer> => {
  const sending = begin(path, {})
  sending.end(JSON.stringify(body))
  return sending.answered
}

describe('a shape with far too many vertices', () => {
  it('of a million is a 400 that says how many, and the server answers others meanwhile', async () => {
    const vertices = '[110.542471234,29.894851234],'.repeat(1_000_000)
    const body = `{"polygon":{"type":"Polygon","coordinates":[[${vertices}[110.542471234,29.894851234]]]}}`
    expect(body.length).toBeGreaterThan(20_000_000)
    const live = async () => (await fetch(new URL('/health/live', url))).status

    const sending = begin(IMPACT, { 'content-length': body.length })
    await sending.write(body.slice(0, body.length / 2))
    expect(await live()).toBe(200)
    sending.end(body.slice(body.length / 2))
    const first = () => Promise.race([sending.answered.then(() => 'answered'), live()])
    let lives = 0
    while ((await first()) === 200) lives += 1
    expect(lives).toBeGreaterThan(0)
    expect(await sending.answered).toMatchObject({
      status: 400,
      body: {
        ...{ ok: false, code: 'invalid' },
        fields: [
          {
            path: 'polygon.coordinates',
            message: {
              zh: expect.stringMatching(/1000001 个，最多 5000 个/),
              en: expect.stringMatching(/1000001, and 5000 at most/),
            },
          },
        ],
      },
    })
  })

  it.each([
    ['a closure', CUT_OFF, { closures: [{ kind: 'area', polygon: polygon(60_000) }] }, 'closures.0.polygon'],
    ['an answer as a file', `${IMPACT}?format=csv`, { polygon: polygon(60_000) }, 'polygon'],
    ['a marking', COMMANDS, marking(polygon(60_000)), 'payload.geometry'],
  ])('of %s, too', async (_, path, body, shape) => {
    expect(JSON.stringify(body).length).toBeGreaterThan(2 * 1024 * 1024)
    const { status, body: answer } = await post(path, body)
    expect(status).toBe(400)
    const message = { en: expect.stringContaining('60001') }
    expect(answer).toMatchObject({ code: 'invalid', fields: [{ path: `${shape}.coordinates`, message }] })
  })

  it('is told to nobody who is not signed in', async () => {
    const sending = begin(IMPACT, { cookie: '' })
    await sending.write('{"polygon":')
    expect((await sending.answered).status).toBe(401)
    sending.end()
  })
})

it('a shape with as many vertices as it may have is looked at, however wide it is indented', async () => {
  const most = polygon(4_999)
  const dent = (body: object) => JSON.stringify(body, null, 8)
  const questions = [
    [IMPACT, dent({ polygon: { type: 'MultiPolygon', coordinates: [most.coordinates] } })],
    [CUT_OFF, dent({ closures: [{ kind: 'area', polygon: most }] })],
    [COMMANDS, dent(marking(polygon(1_000)))],
  ] as const
  for (const [path, body] of questions) {
    const sending = begin(path, {})
    sending.end(body)
    expect(await sending.answered, path).toMatchObject({ status: 200 })
  }
  expect(Math.min(...questions.slice(0, 2).map(([, body]) => body.length))).toBeGreaterThan(900_000)
})

describe('what is too large, and no such shape', () => {
  const padding = 'x'.repeat(2_200_000)
  it.each([
    ['with a shape that is not', IMPACT, { polygon: polygon(10), padding }],
    ['without one', COMMANDS, marking({ padding })],
  ])('%s is a 413', async (_, path, body) => {
    const most = path === IMPACT ? '2 MiB at most' : '256 KiB at most'
    const fields = [{ path: 'body', message: { en: most } }]
    expect(await post(path, body)).toMatchObject({ status: 413, body: { code: 'too-large', fields } })
  })

  it('shapes that are allowed one by one, and together too long, are a 413 that names the limit', async () => {
    const closures = Array.from({ length: 14 }, () => ({ kind: 'area', polygon: polygon(4_999) }))
    expect(JSON.stringify({ closures }).length).toBeGreaterThan(2 * 1024 * 1024)
    expect(await post(CUT_OFF, { closures })).toMatchObject({
      status: 413,
      body: {
        code: 'too-large',
        fields: [{ path: 'body', message: { zh: '最多 2 MiB', en: '2 MiB at most' } }],
      },
    })
    // Half of them are taken.
    expect(await post(CUT_OFF, { closures: closures.slice(7) })).toMatchObject({ status: 200 })
  })

  it('is not read when it says that it is larger than what would be counted; its connection closes', async () => {
    const { port } = new URL(url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(
      `POST ${IMPACT} HTTP/1.1\r\nhost: a\r\ncookie: ${commander.cookie}\r\n` +
        `content-type: application/json\r\ncontent-length: ${65 * 1024 * 1024}\r\n\r\n{"polygon":`,
    )
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 413 [^]*"too-large"/)
  })

  it('and has no end is cut off beyond what is counted', async () => {
    const { port } = new URL(url)
    const socket = connect(Number(port), '127.0.0.1')
    // Of a connection that is cut while it sends, the answer may be lost.
    const heard = text(socket).catch(() => 'cut')
    socket.write(
      `POST ${IMPACT} HTTP/1.1\r\nhost: a\r\ncookie: ${commander.cookie}\r\n` +
        'content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    )
    const mebibyte = 1024 * 1024
    const chunk = `${mebibyte.toString(16)}\r\n${' '.repeat(mebibyte)}\r\n`
    let sent = 0
    while (!socket.destroyed && sent < 200) {
      sent += 1
      await new Promise<unknown>((resolve) => socket.write(chunk, resolve))
    }
    expect(sent).toBeGreaterThan(63)
    expect(sent).toBeLessThan(200)
    expect(await heard).toMatch(/^HTTP\/1\.1 413 |^cut$/)
  })
})

it('a body up to the limit is parsed as everywhere', async () => {
  for (const payload of ['', '{"polygon":', '{"__proto__":{"a":1}}']) {
    const headers = { 'content-type': 'application/json' }
    const answer = await commander.ask({ method: 'POST', url: IMPACT, payload, headers })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', fields: [{ path: 'body' }] } })
  }
})
