import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { projectRoot } from '../../scenarios/project-root.ts'
import { ApiError } from '../errors.ts'
import { answerError } from './errors.ts'

/** Paths that are never a page. */
const NOT_PAGES = /^\/(api|ingest|health|metrics|socket\.io|assets)(\/|$)/

/** The built page, with its compressed twins; any other address of a page is the page itself, all else a 404. */
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
    app.setNotFoundHandler((request, reply) =>
      built && asksForPage(request)
        ? reply.sendFile('index.html')
        : answerError(request, reply, new ApiError('not-found')),
    )
  },
  { name: 'pages' },
)

function asksForPage({ method, url }: FastifyRequest): boolean {
  const [path = '/'] = url.split('?')
  const isFile = /\.[a-z0-9]{2,6}$/i.test(path)
  return (method === 'GET' || method === 'HEAD') && !NOT_PAGES.test(path) && !isFile
}
