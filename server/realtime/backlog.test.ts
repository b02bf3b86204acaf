import type { Socket } from 'socket.io'
import { describe, expect, it } from 'vitest'
import { backlogBytes } from './backlog.ts'

const socketWith = (conn: object): Socket => ({ conn }) as unknown as Socket

describe('what waits for a client', () => {
  it('is what its line has not taken, and what its transport has not sent', () => {
    const writeBuffer = [{ data: '42["changes"]' }, { data: Buffer.alloc(100) }, {}]
    const transport = { socket: { bufferedAmount: 1_000 } }
    expect(backlogBytes(socketWith({ writeBuffer, transport }))).toBe(13 + 100 + 1_000)
  })

  it('of a packet that was encoded ahead is all of its frame, not the text that heads it', () => {
    const ahead = { data: '51-', options: { wsPreEncodedFrame: [Buffer.alloc(4), Buffer.alloc(5_000)] } }
    expect(backlogBytes(socketWith({ writeBuffer: [ahead] }))).toBe(5_004)
  })

  it('is nothing where a library keeps nothing of the kind', () => {
    expect(backlogBytes(socketWith({}))).toBe(0)
  })
})
