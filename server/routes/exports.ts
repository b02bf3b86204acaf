import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { instant } from '../../domain/fields.ts'
import { operationId } from '../../domain/ids.ts'
import { exportFormat, exportLanguage, sendExport } from '../geo/export.ts'
import { exportMarkings } from '../geo/export-markings.ts'
import { signedIn } from '../plugins/session.ts'

/** What of an operation is taken away as a file. */
export const exportRoutes: FastifyPluginAsyncZod = async (app) => {
  const { commands, now, playback, storage } = app.services
  app.get(
    '/api/operations/:op/export/markings',
    {
      schema: {
        ...{
          tags: ['map'],
          summary: 'What is marked on the map, now or as of an instant, as GeoJSON or CSV',
        },
        params: z.object({ op: operationId }),
        querystring: z.strictObject({
          format: exportFormat.unwrap().default('geojson'),
          lang: exportLanguage,
          at: instant.optional(),
        }),
      },
    },
    async (request, reply) => {
      const { operation, grant } = commands.enter(request.params.op, signedIn(request).account)
      const { at: asked, ...wish } = request.query
      const at = asked === undefined ? now() : new Date(asked)
      const seen = { audience: grant, at }
      const exported =
        asked === undefined
          ? exportMarkings(operation, operation.room.store, seen)
          : (
              await playback.at(operation.row.id, await storage.log.seqAt(operation.row.id, at), (then) =>
                exportMarkings(operation, then, seen),
              )
            ).result
      return sendExport(reply, { name: 'markings', ...wish, at }, exported)
    },
  )
}
