import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readBody } from './read-body.ts'

const limits = { keptBytes: 100, countedBytes: 1_000, mostPositions: 3 }
const square = JSON.stringify({ coordinates: [[1, 2], [1, 3], [2, 3], [1, 2]] }) // prettier-ignore
const pieces = (text: string, bytes: number) =>
  Array.from({ length: Math.ceil(text.length / bytes) }, (_, at) =>
    Buffer.from(text.slice(at * bytes, (at + 1) * bytes)),
  )
const read = (text: string, bytes = 7) => readBody(Readable.from(pieces(text, bytes)), limits)

describe('a body', () => {
  it('is handed on as it came up to its limit, whatever shape it has', async () => {
    const text = square.padEnd(100)
    expect(await read(text)).toEqual({ is: 'whole', bytes: Buffer.from(text) })
    expect(await readBody(Readable.from([]), limits)).toEqual({ is: 'whole', bytes: Buffer.alloc(0) })
  })

  it('beyond it is counted from its beginning, to its end', async () => {
    const tooMany = { path: 'coordinates', count: 4 }
    expect(await read(square.padEnd(101))).toEqual({ is: 'too-many-positions', tooMany })
    expect(await read(square.padStart(1_000))).toEqual({ is: 'too-many-positions', tooMany })
  })

  it('without such a shape is too large', async () => {
    expect(await read(square.replace(',[1,3]', '').padEnd(200))).toEqual({ is: 'too-large' })
  })

  it('without end is read no further than to the end of counting, and stays open for the answer', async () => {
    const endless = new PassThrough()
    endless.write(square)
    const reading = readBody(endless, limits)
    endless.write(Buffer.alloc(1_000, ' '))
    expect(await reading).toEqual({ is: 'too-large' })
    expect(endless.destroyed).toBe(false)
  })

  it('that breaks off throws what it broke off with', async () => {
    const broken = new PassThrough()
    broken.write(square)
    const reading = readBody(broken, limits)
    broken.destroy(new Error('gone'))
    await expect(reading).rejects.toThrow('gone')
  })
})
