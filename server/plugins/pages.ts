import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { projectRoot } from '../../scenarios/project-root.ts'
import { ApiError } from '../errors.ts'
import { allowedMethods } from './allowed-methods.ts'
import { answerError } from './errors.ts'

/** Paths that are never a page. */
const NOT_PAGES = /^\/(api|ingest|health|metrics|socket\.io|assets)(\/|$)/

/**
 * The built page, with its compressed twins; any other address of a page is the page itself. All else is a 404, or a 405
 * where another method would be taken.
 */
export const pages = fp(
  async (app: FastifyInstance) => {
    const root = join(projectRoot(), 'dist', 'web')
    const built = existsSync(join(root, 'index.html'))
    if (built)
      await app.register(fastifyStatic, {
        ...{ root, preCompressed: true, cacheControl: false, wildcard: true },
        setHeaders(reply, path) {
          // Files in assets/ carry the hash of what they hold in their names.
          const forEver = path.includes(join('dist', 'web', 'assets'))
          reply.header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache')
        },
      })
    else app.log.warn('the page is not built: dist/web is missing')
    app.setNotFoundHandler((request, reply) => {
      if (built && asksForPage(request)) return reply.sendFile('index.html')
      const allowed = allowedMethods(app, request.url)
      if (allowed.length === 0) return answerError(request, reply, new ApiError('not-found'))
      reply.header('allow', allowed.join(', '))
      return answerError(request, reply, new ApiError('method-not-allowed'))
    })
  },
  { name: 'pages' },
)

function asksForPage({ method, url }: FastifyRequest): boolean {
  const [path = '/'] = url.split('?')
  const isFile = /\.[a-z0-9]{2,6}$/i.test(path)
  return (method === 'GET' || method === 'HEAD') && !NOT_PAGES.test(path) && !isFile
}
