import { v7 as newId } from 'uuid'
import type { PersonRow } from '../../db/event-log.ts'
import type { Prepared } from '../../db/packs/prepare.ts'
import { LIVE } from '../../domain/ids.ts'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import type { Read } from '../../domain/read.ts'
import type { Services } from '../services.ts'
import { programActor } from '../setup/program-actor.ts'

/** Another human being whom the pack names in a row: who is to lead that unit or keep that warehouse from now on. */
interface Successor {
  readonly person: PersonRow
  readonly command: { readonly type: string; readonly jurisdiction: string; readonly payload: object }
}

export interface PostNews {
  /** The pack's people, each under the id by which they stand now. */
  readonly people: readonly PersonRow[]
  readonly successors: readonly Successor[]
}

interface Post {
  readonly holder: string
  appoint(person: string): Successor['command']
}

/**
 * Whom the pack's leaders and keepers are: a row of the pack is a post, and a name that the pack did not say there before
 * is another human being, unless whoever holds the post is called so already. A new phone is the same human being's.
 */
export async function readPosts(
  { storage, rooms }: Pick<Services, 'storage' | 'rooms'>,
  rows: Prepared['people'],
): Promise<PostNews> {
  const store = rooms.get(LIVE)?.room.store
  const posts = new Map(rows.map(({ id }) => [id, store && postOf(store, id)]))
  const ids = [...posts].flatMap(([id, post]) => (post ? [id, post.holder] : []))
  const known = await storage.people.readPackSayings([...new Set(ids)])
  const people: PersonRow[] = []
  const successors: Successor[] = []
  for (const row of rows) {
    const post = posts.get(row.id)
    const held = post && known.get(post.holder)
    if (!post || !held || post.holder === row.id) {
      if (post && held && isAnother(row, held, held.packName)) successors.push(successor(row, post))
      else people.push(row)
      continue
    }
    if (isAnother(row, held, held.packName ?? known.get(row.id)?.packName ?? null))
      successors.push(successor(row, post))
    // Named by hand, and the pack says of the row what it always said: that is about who stood down.
    else if (held.packName === null && held.name !== row.name) people.push(row)
    else people.push({ ...row, id: post.holder })
  }
  return { people, successors }
}

/** Gives the posts to those whom the pack newly names; each is stored with the event that says so. */
export async function appoint(
  { commands, output }: Pick<Services, 'commands' | 'output'>,
  { county }: Prepared,
  successors: readonly Successor[],
): Promise<void> {
  const actor = programActor('pack', jurisdiction.parse(county))
  for (const { command, person } of successors) {
    const body = { commandId: `pack-post:${person.id}`, ...command }
    const answer = await commands.giveAs(LIVE, actor, body, [person])
    if (!answer.ok)
      output.warn({ row: command.payload, code: answer.refusal.code }, 'a row of the pack was refused')
  }
}

interface Held {
  readonly name: string | null
  readonly erasedAt: Date | null
}

/** Who was erased stays so: nothing tells any more whether the pack still means them. */
const isAnother = ({ name }: PersonRow, held: Held, before: string | null): boolean =>
  held.erasedAt === null && before !== null && before !== name && held.name !== name

function successor({ name, phone }: PersonRow, post: Post): Successor {
  const person = { id: newId(), name, phone, ofPack: true }
  return { person, command: post.appoint(person.id) }
}

/** The post in the live operation that a row of the pack stands for, if somebody holds it. */
function postOf(store: Read, id: string): Post | undefined {
  const [, kind, row = ''] = /^pack:(unit|warehouse):(.+)$/.exec(id) ?? []
  const unit = kind === 'unit' ? store.get('unit', row) : undefined
  if (unit?.leader)
    return {
      holder: unit.leader,
      appoint: (leader) => ({
        ...{ type: 'AppointLeader', jurisdiction: unit.jurisdiction, payload: { unitId: unit.id, leader } },
      }),
    }
  const warehouse = kind === 'warehouse' ? store.get('warehouse', row) : undefined
  if (!warehouse?.keeper) return undefined
  const { jurisdiction: where, id: warehouseId } = warehouse
  return {
    holder: warehouse.keeper,
    appoint: (keeper) => ({
      ...{ type: 'AppointKeeper', jurisdiction: where, payload: { warehouseId, keeper } },
    }),
  }
}
