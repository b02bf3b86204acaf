import { PassThrough } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asAdmin } from '../plugins/session.ts'
import { files } from '../plugins/described.ts'

/** Everything worth keeping, as one file; commands go on meanwhile. */
export const backupRoutes: FastifyPluginAsyncZod = async (app) => {
  const { storage, audit, now } = app.services
  app.post(
    '/api/backup',
    {
      schema: {
        ...{ tags: ['accounts'], summary: 'A backup, as `npm run restore` takes it' },
        body: z.strictObject({}).nullish(),
        response: { 200: files('JSON lines, packed with gzip', 'application/gzip') },
      },
    },
    async (request, reply) => {
      const by = asAdmin(request)
      await audit({ account: by.id, what: 'backup', result: 'ok' })
      const file = new PassThrough()
      storage.backup.writeBackup(file, now()).catch((error: unknown) => {
        request.log.error({ err: error }, 'the backup broke off')
        file.destroy(error instanceof Error ? error : undefined)
      })
      const stamp = now().toISOString().slice(0, 19).replaceAll(':', '')
      reply.header('content-disposition', `attachment; filename="fenghuo-${stamp}.jsonl.gz"`)
      return reply.type('application/gzip').send(file)
    },
  )
}
