import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { operationId } from '../../domain/ids.ts'
import { exportFormat, exportLanguage, sendExport } from '../geo/export.ts'
import { OPERATION_LAYERS, OperationExports } from '../geo/operation-exports.ts'
import { signedIn } from '../plugins/session.ts'
import { asOfInstant, pastOf } from './queries.ts'
import { EXPORTS, files } from '../plugins/described.ts'

/** What of an operation is taken away as a file. */
export const exportRoutes: FastifyPluginAsyncZod = async (app) => {
  const { commands, now } = app.services
  const exports = new OperationExports(app.services)
  app.get(
    '/api/operations/:op/export/:layer',
    {
      schema: {
        ...{
          tags: ['map'],
          summary: 'A layer of the operation, now or as of an instant, as GeoJSON or CSV',
          description:
            'What you may see of it: the incidents, what is marked on the map, the units, the stores with their stock, ' +
            'or where the units went in the 30 minutes before. docs/analysis.md says what is in each.',
        },
        params: z.object({ op: operationId, layer: z.enum(OPERATION_LAYERS) }),
        querystring: z.strictObject({
          format: exportFormat.unwrap().default('geojson'),
          lang: exportLanguage,
          at: asOfInstant,
        }),
        response: { 200: files('The file', ...EXPORTS) },
      },
    },
    async (request, reply) => {
      const { op, layer } = request.params
      const { operation, grant: audience } = commands.enter(op, signedIn(request).account)
      const { at: asked, ...wish } = request.query
      const past = pastOf(asked, now())
      const at = past ?? now()
      const exported = await exports.of(layer, { operation, audience, at, isPast: past !== undefined })
      return sendExport(reply, { name: layer, ...wish, at }, exported)
    },
  )
}
