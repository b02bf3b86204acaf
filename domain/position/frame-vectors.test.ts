import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { UnitPosition } from './frame.ts'
import { FrameReader } from './frame-reader.ts'
import { FrameWriter } from './frame-writer.ts'

interface Vector {
  readonly write?: 'keyframe' | 'delta'
  readonly stream: number
  readonly timeMs: number
  readonly units: readonly UnitPosition[]
  readonly outcome?: unknown
}

/** The vectors of the document, in its order: a heading, its JSON and its bytes. */
const vectors = [
  ...readFileSync(new URL('../../docs/positions.md', import.meta.url), 'utf8').matchAll(
    /^### Vector: (.+)\n[^]*?```json\n([^]*?)```\n[^]*?```hex\n([^]*?)```/gm,
  ),
].map(([, title = '', json = '', hex = '']) => ({
  title,
  vector: JSON.parse(json) as Vector,
  bytes: Uint8Array.from(hex.replaceAll(/#.*$/gm, '').match(/[\da-f]{2}/g) ?? [], (byte) =>
    parseInt(byte, 16),
  ),
}))

describe('the test vectors of docs/positions.md', () => {
  const [writer, reader] = [new FrameWriter(vectors[0]?.vector.stream ?? 0), new FrameReader()]

  it('are there', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(4)
  })

  it.each(vectors)('$title', ({ vector, bytes }) => {
    const { write, timeMs, units, outcome } = vector
    if (write === 'keyframe') expect(hexOf(writer.keyframe(timeMs, units))).toBe(hexOf(bytes))
    if (write === 'delta') expect(hexOf(writer.delta(timeMs, units))).toBe(hexOf(bytes))
    const read = reader.read(bytes)
    expect(read).toEqual(outcome ?? { is: 'applied', keyframe: write === 'keyframe', timeMs, changed: units })
  })
})

const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
