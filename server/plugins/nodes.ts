import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { shareAccess } from '../nodes/share-access.ts'
import { sharePositions } from '../nodes/share-positions.ts'

/** With a REDIS_URL, this node and its neighbours are one service; without, it is alone and nothing of this runs. */
export const nodes = fp(
  async (app: FastifyInstance) => {
    const { services } = app
    const { config, neighbours, lead, logWatch } = services
    if (config.redisUrl === undefined) return
    app.log.info({ node: neighbours.self }, 'one of several nodes')
    shareAccess(services)
    const stopSharing = sharePositions(services)
    logWatch.begin(neighbours)
    await lead.begin()
    app.addHook('preClose', async () => {
      logWatch.stop()
      stopSharing()
    })
  },
  { name: 'nodes', dependencies: ['realtime', 'positions'] },
)
