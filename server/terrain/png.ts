import { promisify } from 'node:util'
import { crc32 as zlibCrc32, deflate } from 'node:zlib'

const deflated = promisify(deflate)
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const TRUE_COLOUR = { 3: 2, 4: 6 } as const

/**
 * A PNG of 8 bits a channel. `pixels` holds `channels` (3: RGB, 4: RGBA) bytes for each, row by row. The compression
 * runs beside the event loop. Source of the format: PNG, third edition (W3C, 2025), sections 5, 9 and 11.
 */
export async function pngOf(pixels: Uint8Array, width: number, channels: 3 | 4): Promise<Buffer> {
  const lineBytes = width * channels
  const height = pixels.length / lineBytes
  if (!Number.isInteger(height)) throw new RangeError('The pixels do not fill whole lines')
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, TRUE_COLOUR[channels], 0, 0, 0], 8)
  const data = await deflated(withUpFilter(pixels, lineBytes, height))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Each line as its difference from the one above (filter 2): terrain and areas change little downwards. */
function withUpFilter(pixels: Uint8Array, lineBytes: number, height: number): Buffer {
  const filtered = Buffer.alloc((lineBytes + 1) * height)
  for (let line = 0; line < height; line += 1) {
    const from = line * lineBytes
    const to = line * (lineBytes + 1)
    filtered[to] = 2
    for (let at = 0; at < lineBytes; at += 1) {
      const above = line === 0 ? 0 : (pixels[from - lineBytes + at] ?? 0)
      filtered[to + 1 + at] = (pixels[from + at] ?? 0) - above
    }
  }
  return filtered
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(zlibCrc32(body), body.length + 4)
  return framed
}
