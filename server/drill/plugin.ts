import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { systemDrillClock, type DrillClock } from './clock.ts'
import { Drills } from './drills.ts'
import { drillRoutes } from './routes.ts'
import { tellOperations } from './tell-operations.ts'

export interface DrillPluginOptions {
  /** Absent: the time of the services; tests hand in one that they move. */
  readonly clock?: DrillClock | undefined
}

/** Exercises: making them, and what the program does in them while their clocks run. */
export const drill = fp(
  async (app: FastifyInstance, options: DrillPluginOptions) => {
    const { services, realtime } = app
    const clock = options.clock ?? { ...systemDrillClock, now: () => services.now().getTime() }
    const running = new Drills({ services, clock })
    tellOperations(realtime.namespace, services)
    await running.begin()
    await app.register(drillRoutes, { drills: running })
    app.addHook('preClose', async () => {
      await running.stop()
      // Only then, or two nodes would run the same exercise.
      await services.lead.stop()
    })
  },
  { name: 'drill', dependencies: ['session', 'realtime', 'positions', 'nodes'] },
)
