import type { Readable } from 'node:stream'
import { PositionCounter, type TooManyPositions } from './position-counter.ts'

export interface BodyLimits {
  /** A body up to this is kept, bytes. */
  readonly keptBytes: number
  /** A longer one is read on, to be counted, up to this. */
  readonly countedBytes: number
  /** Positions that a shape may have. */
  readonly mostPositions: number
}

export type BodyRead =
  | { readonly is: 'whole'; readonly bytes: Buffer }
  | { readonly is: 'too-many-positions'; readonly tooMany: TooManyPositions }
  | { readonly is: 'too-large' }

/**
 * Reads a JSON body. Of one that is longer than what is kept nothing is kept: the positions of its shapes are counted as
 * it passes by, so that its sender hears what is wrong with it. The stream is left open, so that it can be answered.
 * @throws whatever the stream breaks off with
 */
export async function readBody(stream: Readable, limits: BodyLimits): Promise<BodyRead> {
  const counter = new PositionCounter(limits.mostPositions)
  let kept: Buffer[] = []
  let length = 0
  for await (const piece of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > limits.countedBytes) return { is: 'too-large' }
    kept.push(piece)
    if (length <= limits.keptBytes) continue
    for (const each of kept) counter.read(each)
    kept = []
  }
  if (length <= limits.keptBytes) return { is: 'whole', bytes: Buffer.concat(kept) }
  const { tooMany } = counter
  return tooMany ? { is: 'too-many-positions', tooMany } : { is: 'too-large' }
}
