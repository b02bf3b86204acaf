import Fastify, { LogController, type FastifyInstance, type FastifyRequest } from 'fastify'
import { hearFromBeside } from './accounts/beside.ts'
import type { Config } from './config.ts'
import type { DrillClock } from './drill/clock.ts'
import { drill } from './drill/plugin.ts'
import { errorFacts } from './error-facts.ts'
import { validateRequests } from './plugins/validation.ts'
import { answerBrokenRequest } from './plugins/broken-request.ts'
import { compressed } from './plugins/compressed.ts'
import { answerError, answerErrors } from './plugins/errors.ts'
import { housekeeping } from './plugins/housekeeping.ts'
import { limits } from './plugins/limits.ts'
import { measured } from './plugins/measured.ts'
import { movers } from './plugins/movers.ts'
import { nodes } from './plugins/nodes.ts'
import { openapi } from './plugins/openapi.ts'
import { pages } from './plugins/pages.ts'
import { positions } from './plugins/positions.ts'
import { realtime } from './plugins/realtime.ts'
import { security } from './plugins/security.ts'
import { session } from './plugins/session.ts'
import { accountRoutes } from './routes/accounts.ts'
import { auditRoutes } from './routes/audit.ts'
import { backupRoutes } from './routes/backup.ts'
import { basemapRoutes } from './routes/basemap.ts'
import { commandRoutes } from './routes/commands.ts'
import { configRoutes } from './routes/config.ts'
import { deviceRoutes } from './routes/devices.ts'
import { eventRoutes } from './routes/events.ts'
import { exportRoutes } from './routes/exports.ts'
import { geoRoutes } from './routes/geo.ts'
import { healthRoutes } from './routes/health.ts'
import { keptPeopleRoutes } from './routes/kept-people.ts'
import { mapRoutes } from './routes/map.ts'
import { operationRoutes } from './routes/operations.ts'
import { packRoutes } from './routes/pack.ts'
import { peopleRoutes } from './routes/people.ts'
import { replayRoutes } from './routes/replay.ts'
import { searchRoutes } from './routes/search.ts'
import { sessionRoutes } from './routes/session.ts'
import { stateRoutes } from './routes/state.ts'
import { terrainRoutes } from './routes/terrain.ts'
import { tiandituRoutes } from './routes/tianditu.ts'
import { answerOtherProcesses } from './answer-processes.ts'
import { makeServices, type ServiceOptions, type Services } from './services.ts'
import { prepare, type FirstStart } from './setup/first-start.ts'

declare module 'fastify' {
  interface FastifyInstance {
    services: Services
    /** What the first start has to say, once. */
    firstStart: FirstStart
  }
}

export interface AppOptions extends Omit<ServiceOptions, 'output'> {
  /** Absent: as the environment says. */
  readonly logger?: boolean
  /** Absent: the real time; tests play a drill on a clock of their own. */
  readonly drillClock?: DrillClock | undefined
  /** Absent: 10 s for a socket to enter `/operations`; tests wait less long. */
  readonly enterWithinMs?: number | undefined
}

/** No command or form is longer; devices have their own limit. */
const MOST_BYTES = 256 * 1024

/** The whole server, except that it does not listen. Closing it finishes the queues and writes checkpoints. */
export async function buildApp({
  logger = true,
  drillClock,
  enterWithinMs,
  ...options
}: AppOptions): Promise<FastifyInstance> {
  const { config } = options
  const app: FastifyInstance = Fastify({
    ...{
      bodyLimit: MOST_BYTES,
      trustProxy: proxiesTrusted(config.trustProxy),
      forceCloseConnections: 'idle',
    },
    ...{
      requestTimeout: 60_000,
      routerOptions: { maxParamLength: 200 },
      logController: new LogController({ disableRequestLogging: true }),
    },
    // What Fastify refuses before it has a route, and Node before it has a request.
    frameworkErrors: (error, request, reply) => void answerError(request, reply, error),
    clientErrorHandler: (error, socket) => answerBrokenRequest(app.log, error, socket),
    logger: logger && { level: config.logLevel, serializers: { req: requestFacts, err: errorFacts } },
  })
  const services = await makeServices({ ...options, output: app.log })
  app.decorate('services', services)
  // These hooks run last things first: the other nodes still hear of the last commit and the last fix.
  app.addHook('onClose', async () => services.neighbours.close())
  await services.rooms.openAll()
  app.decorate('firstStart', await prepare(services))

  validateRequests(app, () => services.county.now?.header.bbox)
  answerErrors(app)
  await app.register(measured)
  await app.register(compressed)
  await app.register(security)
  await app.register(session, services)
  await app.register(limits)
  await app.register(openapi)
  await app.register(realtime, { enterWithinMs })
  await app.register(positions)
  await app.register(nodes)
  await app.register(drill, { clock: drillClock })
  await app.register(movers)
  await app.register(housekeeping)

  await app.register(healthRoutes)
  await app.register(configRoutes)
  await app.register(sessionRoutes)
  await app.register(operationRoutes)
  await app.register(commandRoutes)
  await app.register(stateRoutes)
  await app.register(eventRoutes)
  await app.register(replayRoutes)
  await app.register(peopleRoutes)
  await app.register(keptPeopleRoutes)
  await app.register(mapRoutes)
  await app.register(packRoutes)
  await app.register(searchRoutes)
  await app.register(geoRoutes)
  await app.register(exportRoutes)
  await app.register(terrainRoutes)
  await app.register(basemapRoutes)
  await app.register(tiandituRoutes)
  await app.register(deviceRoutes)
  await app.register(accountRoutes)
  await app.register(auditRoutes)
  await app.register(backupRoutes)
  await app.register(pages)

  app.addHook('preClose', async () => {
    services.stopping.now = true
    if (!app.server.listening) return
    // A connection that was busy when the close began would be kept alive for another minute.
    const timer = setInterval(() => app.server.closeIdleConnections(), 50)
    app.server.once('close', () => clearInterval(timer))
  })
  app.addHook('onClose', async () => services.rooms.stop())
  answerOtherProcesses(services)
  await hearFromBeside(services)
  await app.ready()
  return app
}

/** A number is that of the proxies in front: the address before them is the client's. */
const proxiesTrusted = (said: Config['trustProxy']) =>
  typeof said === 'number' ? (_: string, hop: number) => hop < said : said

/** The path alone: a query may hold a device's identity and where somebody is. */
const requestFacts = (request: FastifyRequest) => ({
  method: request.method,
  path: request.url.split('?')[0],
  from: request.ip,
})
