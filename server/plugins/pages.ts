import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { projectRoot } from '../../scenarios/project-root.ts'
import { ApiError } from '../errors.ts'
import { answerError } from './errors.ts'

/** Paths that are never a page. */
const NOT_PAGES = /^\/(api|ingest|health|metrics|socket\.io|assets)(\/|$)/

/** The built page, with its compressed twins; any other address of a page is the page itself. */
export const pages = fp(
  async (app: FastifyInstance) => {
    const root = join(projectRoot(), 'dist', 'web')
    if (!existsSync(join(root, 'index.html'))) {
      app.log.warn('the page is not built: dist/web is missing')
      return
    }
    await app.register(fastifyStatic, {
      ...{ root, preCompressed: true, cacheControl: false, wildcard: true },
      setHeaders(reply, path) {
        // Files in assets/ carry the hash of what they hold in their names.
        const forEver = path.includes(join('dist', 'web', 'assets'))
        reply.header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
    app.setNotFoundHandler((request, reply) => {
      const [path = '/'] = request.url.split('?')
      const wantsPage = (request.method === 'GET' || request.method === 'HEAD') && !NOT_PAGES.test(path)
      const isFile = /\.[a-z0-9]{2,6}$/i.test(path)
      if (wantsPage && !isFile) return reply.sendFile('index.html')
      return answerError(request, reply, new ApiError('not-found'))
    })
  },
  { name: 'pages' },
)
