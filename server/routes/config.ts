import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { basemapFacts } from '../basemap/facts.ts'
import { terrainFacts } from '../terrain/terrain-tiles.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../setup/demo-accounts.ts'
import { configAnswer } from '../../domain/answers/config.ts'
import { answers } from '../plugins/described.ts'

/** What a page needs before anybody has signed in. */
export const configRoutes: FastifyPluginAsyncZod = async (app) => {
  const { config, settings, county, version, staleAfterS, basemapFiles } = app.services
  const demo = settings.demo
    ? { accounts: DEMO_ACCOUNTS.map(({ username, title }) => ({ username, title })), password: DEMO_PASSWORD }
    : null
  app.get(
    '/api/config',
    {
      schema: {
        tags: ['session'],
        summary: 'What a page needs to begin',
        response: { 200: answers(configAnswer) },
      },
    },
    async (request) => {
      const { now } = county
      return {
        // Lets a page that is signed out find that out without asking for what it may not have.
        ...{ version, demo, staleAfterS: staleAfterS() },
        tianditu: config.tianditu !== undefined,
        tiandituReviewNumber: config.tianditu?.reviewNumber ?? null,
        signedIn: request.session !== undefined,
        county: now
          ? {
              ...{ code: now.code, name: now.name, bbox: now.header.bbox, version: now.version },
              ...{ terrain: terrainFacts(now), basemap: basemapFacts(now, basemapFiles) },
              mapReviewNumber: now.header.mapReviewNumber,
            }
          : null,
      }
    },
  )
}
