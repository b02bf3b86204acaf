import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import type { PersonRow } from '../../db/event-log.ts'
import { BASE_DATA_ID } from '../../domain/base-data/record.ts'
import { LIVE } from '../../domain/ids.ts'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import type { Finding } from '../../db/packs/pack-error.ts'
import type { Prepared } from '../../db/packs/prepare.ts'
import { words } from '../../domain/words.ts'
import { BASEMAP_FILE } from '../plugins/database.ts'
import type { Services } from '../services.ts'
import { readCounty, type County } from '../setup/county.ts'
import { programActor } from '../setup/program-actor.ts'
import { seedLive } from '../setup/seed-live.ts'
import { changesBetween } from './changes-between.ts'
import { appoint, readPosts } from './posts.ts'
import type { LoadReport, Progress } from './report.ts'
import { unbookedLots } from './unbooked.ts'
import { versionNameFor } from './version-name.ts'
import type { PackWork, PackWorker } from './work.ts'

export interface LoadOptions {
  readonly folder: string
  /** Who reads and checks: this thread, or one beside it. */
  readonly work: PackWork
  readonly progress?: Progress
}

const underWay = new WeakSet<object>()

/**
 * Loads the pack in a folder. What takes long comes first and belongs to nobody yet; the one event that makes everybody
 * see the new version comes when all of it is kept, and names and phones are stored with it. Before that event the
 * county is as it was, whatever happens; after it, what the pack brings into the live operation is finished at the next
 * start.
 */
export async function loadPack(
  services: Services,
  { folder, work, progress = () => undefined }: LoadOptions,
): Promise<LoadReport> {
  const { storage } = services
  if (underWay.has(storage)) return { outcome: 'busy' }
  underWay.add(storage)
  try {
    return await work(folder, progress, (worker) => keep(services, folder, worker, progress))
  } finally {
    underWay.delete(storage)
  }
}

async function keep(
  services: Services,
  folder: string,
  worker: PackWorker,
  progress: Progress,
): Promise<LoadReport> {
  const { storage, rooms, county, now } = services
  const { prepared, findings, faults } = worker
  if (!prepared) return { outcome: 'refused', findings, faults }
  const foreign = foreignTo(services.county.now, prepared)
  if (foreign) return { outcome: 'refused', findings: [foreign, ...findings], faults: faults + 1 }
  const previous =
    rooms.get(LIVE)?.room.store.get('baseData', BASE_DATA_ID)?.version ?? county.now?.version ?? null
  const { version, known } = await versionNameFor(storage, prepared.name, prepared.digest)
  const isCurrent = known !== undefined && version === previous
  const changes =
    isCurrent || previous === null ? [] : await changesBetween(storage, previous, prepared, worker)
  if (prepared.basemap !== null)
    await services.basemapFiles.keep(join(folder, BASEMAP_FILE), prepared.basemap)
  if (!known) await store(services, version, prepared, progress)
  await openLive(services, version, prepared)
  progress({ step: 'change' })
  const posts = await readPosts(services, prepared.people)
  const people = await storage.people.packPeopleNews(posts.people)
  if (!isCurrent) await change(services, version, prepared, { at: now(), people: people.rows })
  else if (people.rows.length > 0) {
    await storage.people.savePackPeople(people.rows)
    services.people.packLoaded()
  }
  progress({ step: 'bring' })
  const before = county.now?.warehouses ?? []
  county.now = await readCounty(storage, version)
  const brought = county.now ? await seedLive(services, county.now) : {}
  await appoint(services, prepared, posts.successors)
  const outcome = isCurrent ? 'current' : known ? 'again' : 'loaded'
  return {
    outcome,
    version,
    previous,
    findings,
    changes,
    brought,
    unbooked: unbookedLots(before, county.now?.warehouses ?? []),
    people: people.shown.length + posts.successors.length,
  }
}

/** Another county's pack would leave every unit, account and incident in a place that is on no map. */
function foreignTo(own: County | undefined, { county: code }: Prepared): Finding | undefined {
  if (own === undefined || own.code === code) return undefined
  return {
    ...{ severity: 'fault', file: 'pack.json', line: null, row: null, field: 'code' },
    reason: words(`本系统属于 ${own.code}，不是 ${code}`, `this system is of ${own.code}, not of ${code}`),
    mend: words('装入本县的数据包', 'load the pack of this county'),
  }
}

async function store({ storage, now }: Services, version: string, prepared: Prepared, progress: Progress) {
  const { baseData } = storage
  await baseData.dropUnusedContents()
  const { county, title, digest, layers } = prepared
  const row = { version, county, nameZh: title.zh, nameEn: title.en, loadedAt: now(), digest }
  await baseData.saveBaseData(row, layers, (layer) => progress({ step: 'store', layer }))
}

/** The county's live operation, made with the first pack. */
const openLive = ({ rooms, now }: Services, packVersion: string, { title }: Prepared) =>
  rooms.create({
    ...{ id: LIVE, kind: 'actual', status: 'open', lineage: newId(), createdAt: now(), packVersion },
    ...{ titleZh: `${title.zh}应急指挥`, titleEn: `${title.en}, live` },
  })

/** The point from which on there is a new version. */
async function change(
  { commands }: Services,
  version: string,
  { county, dataDate }: Prepared,
  { at, people }: { at: Date; people: readonly PersonRow[] },
) {
  const where = jurisdiction.parse(county)
  const command = {
    ...{ commandId: `pack-load:${at.getTime()}:${newId()}`, type: 'ChangeBaseData', jurisdiction: where },
    payload: { version, dataDate },
  }
  const answer = await commands.giveAs(LIVE, programActor('pack', where), command, people)
  if (!answer.ok) throw new Error(`the new version was refused: ${answer.refusal.code}`)
}
