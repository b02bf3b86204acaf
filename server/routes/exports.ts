import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { operationId } from '../../domain/ids.ts'
import { exportFormat, sendExport } from '../geo/export.ts'
import { exportMarkings } from '../geo/export-markings.ts'
import { signedIn } from '../plugins/session.ts'

/** What of an operation is taken away as a file. */
export const exportRoutes: FastifyPluginAsyncZod = async (app) => {
  const { commands, now } = app.services
  app.get(
    '/api/operations/:op/export/markings',
    {
      schema: {
        ...{ tags: ['map'], summary: 'What is marked on the map now, as GeoJSON or CSV' },
        params: z.object({ op: operationId }),
        querystring: z.strictObject({ format: exportFormat.unwrap().default('geojson') }),
      },
    },
    async (request, reply) => {
      const { operation, grant } = commands.enter(request.params.op, signedIn(request).account)
      return sendExport(reply, 'markings', request.query.format, exportMarkings(operation, grant, now()))
    },
  )
}
