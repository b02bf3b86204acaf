import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

const EVERY_MS = 60 * 60_000
const DAY_MS = 24 * 60 * 60_000

/**
 * Forgets what must not be kept: sessions that ran out, devices that waited to be bound and fell silent, tracks and
 * reporters older than the county's rules say, and what a pack:load that was killed has left.
 */
export const housekeeping = fp(
  async (app: FastifyInstance) => {
    const { sessions, storage, rooms, county, now, people, lead, basemapFiles, sightings } = app.services

    async function tidy(): Promise<void> {
      await sessions.sweep()
      await basemapFiles.removeAbandoned(now().getTime())
      // The rest is in the database alone: one node does it.
      if (!lead.leads) return
      const silent = await sightings.forgetSilent()
      if (silent > 0) app.log.info({ silent }, 'devices that wait and are silent taken off the list')
      const settings = county.now?.header.settings
      await forgetReporters(settings?.reporterRetentionDays?.value)
      await forgetTracks(settings?.trackRetentionDays.value)
    }

    async function forgetReporters(days: number | undefined): Promise<void> {
      if (days === undefined) return
      const erased = await people.eraseOutdated(days)
      if (erased > 0) app.log.info({ erased, days }, 'reporters of old incidents erased')
    }

    async function forgetTracks(days: number | undefined): Promise<void> {
      if (days === undefined) return
      const before = new Date(now().getTime() - days * DAY_MS)
      for (const { row } of rooms.all()) {
        const removed = await storage.tracks.pruneFixes(row.id, before)
        if (removed > 0) app.log.info({ operation: row.id, removed, days }, 'old tracks removed')
      }
    }

    const tidyNow = () => tidy().catch((error: unknown) => app.log.error({ err: error }, 'tidying up failed'))
    let underWay = tidyNow()
    const timer = setInterval(() => {
      underWay = underWay.then(tidyNow)
    }, EVERY_MS)
    timer.unref()
    app.addHook('preClose', async () => {
      clearInterval(timer)
      // The database is closed after the app.
      await underWay
    })
  },
  { name: 'housekeeping' },
)
