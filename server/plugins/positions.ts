import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { LIVE } from '../../domain/ids.ts'
import { followBindings } from '../devices/follow-bindings.ts'
import { realFixSinks } from '../drill/real-fixes.ts'
import { devicePasswordRoutes } from '../ingest/password-routes.ts'
import { ingest } from '../ingest/plugin.ts'
import { positionRoutes } from '../positions/routes.ts'
import { signedIn } from './session.ts'

/** The doors for devices, and the tracks they leave. */
export const positions = fp(
  async (app: FastifyInstance) => {
    const { rooms, hubs, sightings, storage, commands, staleAfterS, metrics } = app.services
    const { devicePasswords: passwords } = app.services
    await passwords.load()
    followBindings(app.services)
    const now = () => app.services.now().getTime()
    await app.register(ingest, {
      findUnitByDevice: (key) => [...(rooms.get(LIVE)?.room.store.by('unit', 'device', key) ?? [])][0],
      recordSighting: (key, place, address) => sightings.record(key, place, address),
      hubs: () => realFixSinks(rooms, (operation) => hubs.get(operation)),
      admits: (key, password) => passwords.admits(key, password),
      ...{ now, count: metrics.ingested },
    })
    await app.register(devicePasswordRoutes, { passwords })
    await app.register(positionRoutes, {
      enter: (request, id) => {
        const { operation, grant } = commands.enter(id, signedIn(request).account)
        return { audience: grant, records: operation.room.store }
      },
      ...{ tracks: storage.tracks, staleAfterS, now },
    })
    app.addHook('onClose', async () => hubs.stop())
  },
  { name: 'positions', dependencies: ['session'] },
)
