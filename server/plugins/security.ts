import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { ApiError } from '../errors.ts'

/** MapLibre makes its worker from a file of ours or a blob, and draws images that it made itself. */
const CSP = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  workerSrc: ["'self'", 'blob:'],
  // Svelte's transitions and MapLibre's popups set style attributes.
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'", 'ws:', 'wss:'],
  fontSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  upgradeInsecureRequests: null,
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Security headers on every answer, and no writing from another site's page. */
export const security = fp(
  async (app: FastifyInstance) => {
    await app.register(helmet, {
      contentSecurityPolicy: { useDefaults: false, directives: CSP },
      // A county's server is reached by address, without TLS of its own; the proxy in front sets this.
      strictTransportSecurity: false,
      crossOriginEmbedderPolicy: false,
      originAgentCluster: false,
    })
    app.addHook('onRequest', async (request) => {
      // Devices have no cookie that another site's page could use.
      if (SAFE.has(request.method) || request.url.startsWith('/ingest/')) return
      if (!isOwnOrigin(request.headers, request.host)) throw new ApiError('wrong-origin')
    })
  },
  { name: 'security' },
)

/**
 * Whether a request comes from our own page, or from no page at all (a program sends neither header). A browser
 * says `Sec-Fetch-Site` over https and on loopback only, so `Origin` is looked at too.
 */
export function isOwnOrigin(headers: Readonly<Record<string, unknown>>, host: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = headers
  if (origin === undefined) return true
  return typeof origin === 'string' && URL.canParse(origin) && new URL(origin).host === host
}
