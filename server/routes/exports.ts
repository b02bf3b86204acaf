import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { operationId } from '../../domain/ids.ts'
import { exportFormat, exportLanguage, sendExport } from '../geo/export.ts'
import { exportMarkings } from '../geo/export-markings.ts'
import { signedIn } from '../plugins/session.ts'
import { pictureAt } from '../rooms/picture.ts'
import { asOfInstant, pastOf } from './queries.ts'
import { EXPORTS, files } from '../plugins/described.ts'

/** What of an operation is taken away as a file. */
export const exportRoutes: FastifyPluginAsyncZod = async (app) => {
  const { commands, now } = app.services
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
          at: asOfInstant,
        }),
        response: { 200: files('The file', ...EXPORTS) },
      },
    },
    async (request, reply) => {
      const { operation, grant: audience } = commands.enter(request.params.op, signedIn(request).account)
      const { at: asked, ...wish } = request.query
      const past = pastOf(asked, now())
      const at = past ?? now()
      const { result } = await pictureAt(app.services, operation, past?.toISOString(), (records) =>
        exportMarkings(operation, records, { audience, at }),
      )
      return sendExport(reply, { name: 'markings', ...wish, at }, result)
    },
  )
}
