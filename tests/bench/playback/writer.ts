import { openStorage, type Storage } from '../../../server/plugins/database.ts'
import { Rooms } from '../../../server/rooms/rooms.ts'
import { must, quietLog, report, townshipAt } from '../lib/bench-room.ts'
import { answerParent } from '../lib/child.ts'

/** Incidents that are worked on at the same time. */
const OPEN = 64
/** A busy county: an event every ten seconds, so that the log spans days and every instant is another. */
const BETWEEN_EVENTS_MS = 10_000

/** Fills the log of `live` with the lives of incidents, from report to archive, up to `events`. */
async function fill(storage: Storage, events: number): Promise<number> {
  const beginAt = Date.now()
  let told = 0
  const now = () => new Date(beginAt + told++ * BETWEEN_EVENTS_MS)
  const rooms = new Rooms({ storage, now, output: quietLog })
  await rooms.openAll()
  const room = rooms.get('live')?.room
  if (!room) throw new Error('There is no live operation')
  let reported = 0

  const live = async () => {
    while (room.store.seq < events) {
      const index = reported++
      const where = townshipAt(index)
      const incidentId = await must(room, 'ReportIncident', where, report(index))
      await must(room, 'AcknowledgeIncident', where, { incidentId })
      await must(room, 'VerifyIncident', where, { incidentId, outcome: 'confirmed', basis: '网格员现场核实' })
      await must(room, 'GradeIncident', where, { incidentId, level: 'IV', basis: '按预案第三条' })
      for (let update = 1; update <= 8; update++) {
        const text = `第 ${update} 次续报：水位上涨，已转移 ${update * 3} 户。`
        await must(room, 'UpdateSituation', where, { incidentId, text })
      }
      await must(room, 'CloseIncident', where, { incidentId, reason: '险情解除' })
      await must(room, 'ArchiveIncident', where, { incidentId })
    }
  }
  await Promise.all(Array.from({ length: OPEN }, live))
  await rooms.stop()
  return room.store.seq
}

answerParent({
  fill: async ({ dataDir, events }: { dataDir: string; events: number }) => {
    const storage = await openStorage({ dataDir, databaseUrl: undefined })
    const seq = await fill(storage, events)
    await storage.close()
    return seq
  },
})
