import { grantIn, type Grant } from '../../domain/access.ts'
import { covers } from '../../domain/jurisdiction.ts'
import type { Account, Where } from '../accounts/accounts.ts'
import { ApiError } from '../errors.ts'
import type { Storage } from '../plugins/database.ts'
import { accessOf, type Rooms } from '../rooms/rooms.ts'
import type { County } from '../setup/county.ts'
import type { AuditEntry } from '../../db/audit.ts'
import { maskName, maskPhone } from './masks.ts'
import { DAY_MS, isLeftOver, isOfPost, isOutdated } from './outdated.ts'
import { usesOf, type PersonUse } from './uses.ts'

export interface PeopleTools {
  readonly storage: Pick<Storage, 'people' | 'log'>
  readonly rooms: Rooms
  readonly audit: (entry: Omit<AuditEntry, 'at'>) => Promise<void>
  readonly now: () => Date
  /** The county as it is now: who looks after all of it looks after those whom nothing names any more, too. */
  readonly county: { readonly now: Pick<County, 'code'> | undefined }
}

/** A person as the administrator is shown them. */
export interface KeptPerson {
  readonly id: string
  readonly name: string | null
  readonly phone: string | null
  readonly erasedAt: string | null
  /** The records of the own jurisdiction that name them. */
  readonly uses: readonly Omit<PersonUse, 'closedAt'>[]
}

export interface PeopleWish {
  readonly erased: boolean
  readonly before?: string | undefined
  readonly limit: number
  readonly search?: string | undefined
}

/** Read at once when looking for those of one jurisdiction among everybody. */
const PAGE = 500

/**
 * Looks after the names and phones that are kept beside the log: lists, corrects and erases them. Whoever must act on
 * a change at once listens.
 */
export class PeopleKeeping {
  readonly #tools: PeopleTools
  readonly #listeners = new Set<(id: string | null, where: Where) => void>()

  constructor(tools: PeopleTools) {
    this.#tools = tools
  }

  /** `listener` is told of every person who was corrected or erased; null: a pack was loaded, it may be anybody. */
  onChanged(listener: (id: string | null, where: Where) => void): void {
    this.#listeners.add(listener)
  }

  /** Another node has corrected or erased this person, or loaded a pack. */
  changedElsewhere(id: string | null): void {
    this.#tell(id, 'elsewhere')
  }

  /** A pack that changed nothing else has brought other names or phones. */
  packLoaded(): void {
    this.#tell(null)
  }

  /** One page of the people whom records of the administrator's jurisdiction name, masked, those entered last first. */
  async list(admin: Account, wish: PeopleWish): Promise<{ people: KeptPerson[]; more: boolean }> {
    const uses = this.#uses()
    const people: KeptPerson[] = []
    let { before } = wish
    for (;;) {
      const rows = await this.#tools.storage.people.readPeoplePage({ ...wish, before, limit: PAGE })
      for (const { id, name, phone, erasedAt } of rows) {
        const own = this.#own(admin, uses.get(id))
        if (!own) continue
        if (people.length === wish.limit) return { people, more: true }
        people.push({
          ...{ id, name: name && maskName(name), phone: phone && maskPhone(phone) },
          ...{ erasedAt: erasedAt?.toISOString() ?? null, uses: own.map(({ closedAt: _, ...use }) => use) },
        })
      }
      before = rows.at(-1)?.id
      if (rows.length < PAGE) return { people, more: false }
    }
  }

  /** @throws ApiError not-found, wrong-jurisdiction */
  async correct(
    admin: Account,
    id: string,
    change: { name?: string; phone?: string | null },
    reason: string,
  ): Promise<void> {
    await this.#mayChange(admin, id)
    const detail = { name: change.name !== undefined, phone: change.phone !== undefined, reason }
    // Written before it is done: what cannot be recorded is not changed.
    await this.#tools.audit({ account: admin.id, what: 'person.correct', target: id, result: 'ok', detail })
    if (!(await this.#tools.storage.people.correctPerson(id, change))) throw new ApiError('not-found')
    this.#tell(id)
  }

  /** Forgets a name and phone for good; a second time nothing is left to do. @throws ApiError not-found, wrong-jurisdiction */
  async erase(admin: Account, id: string, reason: string): Promise<void> {
    if ((await this.#mayChange(admin, id)).erasedAt) return
    await this.#erase(admin.id, id, { reason })
  }

  /** Erases those whom the county's rule says to forget now. @returns how many */
  async eraseOutdated(days: number): Promise<number> {
    const uses = this.#uses()
    const limitMs = this.#tools.now().getTime() - days * DAY_MS
    let count = 0
    for (let before: string | undefined; ;) {
      const rows = await this.#tools.storage.people.readPeoplePage({ erased: false, before, limit: PAGE })
      for (const { id } of rows) {
        const own = uses.get(id)
        if (!(own ? isOutdated(own, limitMs) : await this.#isLeftOver(id, limitMs))) continue
        await this.#erase('system:retention', id, { days })
        count += 1
      }
      before = rows.at(-1)?.id
      if (rows.length < PAGE) return count
    }
  }

  async #isLeftOver(id: string, limitMs: number): Promise<boolean> {
    // Of most of them nothing need be read.
    if (!isOfPost(id) && !isLeftOver(id, null, limitMs)) return false
    return isLeftOver(id, await this.#stoodDownMs(id), limitMs)
  }

  /** When somebody whom nothing names any more was last followed by another leader or keeper; null if never. */
  async #stoodDownMs(id: string): Promise<number | null> {
    let last: number | null = null
    for (const { row } of this.#tools.rooms.all()) {
      const [event] = await this.#tools.storage.log.readEventsAbout(row.id, id, { limit: 1 })
      if (event) last = Math.max(last ?? 0, Date.parse(event.recordedAt))
    }
    return last
  }

  async #erase(account: string, id: string, detail: Record<string, unknown>): Promise<void> {
    await this.#tools.audit({ account, what: 'person.erase', target: id, result: 'ok', detail })
    await this.#tools.storage.people.erasePeople([id], this.#tools.now())
    this.#tell(id)
  }

  async #mayChange(admin: Account, id: string) {
    const uses = this.#uses().get(id)
    const person = (await this.#tools.storage.people.readPeople([id])).get(id)
    if (!person || !this.#own(admin, uses)) throw new ApiError('not-found')
    // Another township relies on them too: that is for the county to decide.
    if (uses?.some(({ jurisdiction }) => !covers(grantOf(admin).jurisdiction, jurisdiction)))
      throw new ApiError('wrong-jurisdiction')
    return person
  }

  /** What of a person's uses lies with an administrator; undefined when the person does not. */
  #own(admin: Account, uses: readonly PersonUse[] = []): readonly PersonUse[] | undefined {
    const { jurisdiction } = grantOf(admin)
    const county = this.#tools.county.now?.code
    if (uses.length === 0) return county !== undefined && covers(jurisdiction, county) ? [] : undefined
    const own = uses.filter((use) => {
      const operation = this.#tools.rooms.get(use.operation)
      return operation && grantIn(accessOf(operation), admin.grants) && covers(jurisdiction, use.jurisdiction)
    })
    return own.length > 0 ? own : undefined
  }

  #uses(): Map<string, PersonUse[]> {
    return usesOf(this.#tools.rooms.all())
  }

  #tell(id: string | null, where: Where = 'here'): void {
    for (const listener of this.#listeners) listener(id, where)
  }
}

/** The right by which somebody is an administrator. @throws ApiError forbidden */
function grantOf({ grants }: Account): Grant {
  const found = grants.find(({ operation, role }) => operation === 'live' && role === 'admin')
  if (!found) throw new ApiError('forbidden')
  return found
}
