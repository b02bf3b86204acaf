import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { deviceKey } from '../../domain/unit/commands.ts'
import { asAdmin } from '../plugins/session.ts'
import type { DevicePasswords } from './passwords.ts'
import { resetAnswer } from '../../domain/answers/accounts.ts'
import { answers, nothing } from '../plugins/described.ts'

const params = z.object({ key: deviceKey })

/** For the administrator: the passwords of devices. */
export const devicePasswordRoutes: FastifyPluginAsyncZod<{ passwords: DevicePasswords }> = async (
  app,
  { passwords },
) => {
  const { audit } = app.services
  const url = '/api/devices/:key/password'

  app.post(
    url,
    {
      schema: {
        ...{ tags: ['devices'], summary: 'Make a password that OwnTracks must send from now on', params },
        response: { 200: answers(resetAnswer) },
      },
    },
    async (request) => {
      const { id: account } = asAdmin(request)
      const { key: target } = request.params
      const password = await passwords.renew(target)
      await audit({ account, what: 'device.password', target, result: 'ok' })
      return { password }
    },
  )

  app.delete(
    url,
    {
      schema: {
        ...{ tags: ['devices'], summary: 'Ask a device for no password any more', params },
        response: { 204: nothing('It is asked for none') },
      },
    },
    async (request, reply) => {
      const { id: account } = asAdmin(request)
      const { key: target } = request.params
      await passwords.remove(target)
      await audit({ account, what: 'device.password-removed', target, result: 'ok' })
      return reply.code(204).send()
    },
  )
}
