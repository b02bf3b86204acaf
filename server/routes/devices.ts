import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { MAY_COMMAND } from '../../domain/access.ts'
import { LIVE } from '../../domain/ids.ts'
import type { Place } from '../devices/sightings.ts'
import { isForOffice } from '../devices/townships.ts'
import { ApiError } from '../errors.ts'
import { signedIn } from '../plugins/session.ts'
import { devicesAnswer } from '../../domain/answers/devices.ts'
import { answers } from '../plugins/described.ts'

/** Devices that were heard from and wait to be bound to a unit; binding is the command `BindDevice`. */
export const deviceRoutes: FastifyPluginAsyncZod = async (app) => {
  const { commands, sightings, county } = app.services
  app.get(
    '/api/devices',
    {
      schema: {
        tags: ['devices'],
        summary: 'Devices heard from that are bound to no unit: to a township, those within it',
        response: { 200: answers(devicesAnswer) },
      },
    },
    async (request) => {
      const { operation, grant } = commands.enter(LIVE, signedIn(request).account)
      if (!MAY_COMMAND.BindDevice.includes(grant.role)) throw new ApiError('forbidden')
      const { store } = operation.room
      const isBound = (key: string) => [...store.by('unit', 'device', key)].length > 0
      const isFor = (place: Place | null) => isForOffice(grant.jurisdiction, place, county.now)
      return { devices: await sightings.unbound(isBound, isFor) }
    },
  )
}
