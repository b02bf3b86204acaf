import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { LIVE } from '../../domain/ids.ts'
import { demoMovers } from '../../scenarios/demo-movers.ts'

const EVERY_MS = 2_000

/** In the demo a few units drive about from the start, marked as simulated, so that a newcomer sees life at once. */
export const movers = fp(
  async (app: FastifyInstance) => {
    const { settings, county, hubs, now, lead } = app.services
    if (!settings.demo || !county.now) return
    const moving = demoMovers(county.now)
    const move = async (): Promise<void> => {
      if (!lead.leads) return
      const nowMs = now().getTime()
      const fixes = moving.at(nowMs).map((fix) => ({ ...fix, receivedAtMs: nowMs }))
      await hubs.get(LIVE)?.offer(fixes)
    }
    const timer = setInterval(() => {
      move().catch((error: unknown) =>
        app.log.warn({ err: error }, 'the positions of the demo were not stored'),
      )
    }, EVERY_MS)
    timer.unref()
    app.addHook('preClose', async () => clearInterval(timer))
  },
  { name: 'movers', dependencies: ['positions'] },
)
