import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { Actor } from '../../../domain/actor.ts'
import { parseCommand, type CommandType } from '../../../domain/commands.ts'
import { jurisdiction } from '../../../domain/jurisdiction.ts'
import type { Storage } from '../../../server/plugins/database.ts'
import type { Room } from '../../../server/rooms/room.ts'
import { Rooms } from '../../../server/rooms/rooms.ts'
import type { Answer } from '../../../server/rooms/submission.ts'

export const COUNTY = jurisdiction.parse('990101')
/** The seven towns and the five townships of the demo county. */
export const townshipAt = (index: number) => {
  const nth = index % 12
  return jurisdiction.parse(`990101${nth < 7 ? 101 + nth : 194 + nth}`)
}

/** Wholly in the demo county, degrees. */
const BOX = { west: 110.27, south: 29.68, width: 0.4, height: 0.3 } as const

/** A place of its own for each index, spread over the county. */
export const placeAt = (index: number) => ({
  lat: BOX.south + ((index * 0.618034) % 1) * BOX.height,
  lon: BOX.west + ((index * 0.754878) % 1) * BOX.width,
})

export const quietLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: (...said: unknown[]) => console.warn(...said),
  error: (...said: unknown[]) => console.error(...said),
}

const actor: Actor = { id: 'system:bench', role: 'system', jurisdiction: COUNTY }

/** The room of an operation of this storage, made when it is not there. */
export async function openBenchRoom(storage: Storage, id: string): Promise<{ rooms: Rooms; room: Room }> {
  const now = () => new Date()
  const rooms = new Rooms({ storage, now, output: quietLog })
  await rooms.openAll()
  const known = rooms.get(id)
  if (known) return { rooms, room: known.room }
  const title = { titleZh: '测量', titleEn: 'Measurement' }
  const { room } = await rooms.create({
    ...{ id, kind: 'actual', status: 'open', lineage: newId(), createdAt: now(), ...title },
  })
  return { rooms, room }
}

/** Gives one command as the server's door does: parsed, its body hashed, decided in the room. */
export function give(
  room: Room,
  type: CommandType,
  where: string,
  payload: Record<string, unknown>,
): Promise<Answer> {
  const body = { commandId: newId(), type, jurisdiction: where, payload }
  const parsed = parseCommand(body)
  if (!parsed.ok) throw new Error(`${type}: ${JSON.stringify(parsed.issues)}`)
  const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  return room.submit({ command: parsed.value, actor, bodyHash, people: [] })
}

/** Like `give`, for commands that must be accepted. @returns the id of the first record made, or '' */
export async function must(...[room, type, where, payload]: Parameters<typeof give>): Promise<string> {
  const answer = await give(room, type, where, payload)
  if (!answer.ok) throw new Error(`${type} was refused: ${answer.refusal.code}`)
  return answer.id ?? ''
}

export const report = (index: number) => ({
  code: '11A51',
  source: 'phone',
  position: placeAt(index),
  place: `第 ${index} 处`,
  description: '山洪漫过道路，两户进水，请求核实并派人。',
})
