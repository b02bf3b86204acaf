import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { grantIn, type Grant } from '../../domain/access.ts'
import { commandId } from '../../domain/ids.ts'
import { covers } from '../../domain/jurisdiction.ts'
import { words } from '../../domain/words.ts'
import type { Scenario } from '../../scenarios/format.ts'
import { listScenarios, loadScenario, ScenarioError } from '../../scenarios/load.ts'
import { ApiError, invalid } from '../errors.ts'
import { asController } from '../plugins/session.ts'
import { accessOf } from '../rooms/rooms.ts'
import { shownOperation } from '../routes/operations.ts'
import type { Drills } from './drills.ts'
import { createdAnswer, scenariosAnswer } from '../../domain/answers/operations.ts'
import { answers } from '../plugins/described.ts'

const tags = ['exercises']
/** Not even that it was asked may be read from the metrics: there would be an exercise to come. */
const config = { unmeasured: true }

/** Scenarios, and making an exercise of one: for controllers alone. */
export const drillRoutes: FastifyPluginAsyncZod<{ drills: Drills }> = async (app, { drills }) => {
  const { county, output, audit } = app.services
  // Before the body is looked at: who may not make exercises learns nothing of how they are made.
  app.addHook('preValidation', async (request) => void asController(request))

  app.get(
    '/api/scenarios',
    {
      config,
      schema: {
        ...{ tags, summary: 'The scenarios that you may make an exercise of' },
        response: { 200: answers(scenariosAnswer) },
      },
    },
    async (request) => {
      const { grants } = asController(request)
      const fault = (error: ScenarioError) => output.warn({ err: error }, 'a scenario was left out')
      const scenarios = listScenarios(undefined, fault)
        .filter(({ pack, jurisdiction }) => pack === county.now?.header.id && mayMake(grants, jurisdiction))
        .map(({ id }) => loadScenario(id))
        .map(({ id, title, summary, injects, durationMs }) => ({
          ...{ id, title, summary, injects: injects.length, durationMs },
        }))
      return { scenarios }
    },
  )

  app.post(
    '/api/operations',
    {
      config,
      schema: {
        tags,
        summary: 'Make an exercise of a scenario',
        description:
          'Sending it again with the same commandId is harmless: the answer names the same exercise.',
        body: z.strictObject({ commandId, kind: z.literal('exercise'), scenario: z.string().min(1).max(80) }),
        response: { 201: answers(createdAnswer, 'Made') },
      },
    },
    async (request, reply) => {
      const { id: account, grants } = asController(request)
      const { commandId: given, scenario: name } = request.body
      const { now } = county
      if (!now) throw new ApiError('not-ready')
      const scenario = scenarioNamed(name, now.header.id)
      if (!mayMake(grants, scenario.jurisdiction)) throw new ApiError('wrong-jurisdiction')
      const operation = await drills.create(account, given, scenario, now)
      await audit({ account, what: 'exercise.make', target: operation.row.id, result: 'ok' })
      const grant = grantIn(accessOf(operation), grants)
      if (!grant) throw new ApiError('forbidden')
      return reply.code(201).send({ ...shownOperation(operation, grant), status: 'prepared' })
    },
  )
}

const mayMake = (grants: readonly Grant[], jurisdiction: string): boolean =>
  grants.some(
    (grant) =>
      grant.operation === 'exercises' &&
      grant.role === 'controller' &&
      covers(grant.jurisdiction, jurisdiction),
  )

/** @throws ApiError invalid, naming the field: no such scenario, one with a fault, one of another county's pack */
function scenarioNamed(name: string, pack: string): Scenario {
  const wrong = (zh: string, en: string) => invalid({ path: 'scenario', message: words(zh, en) })
  let scenario: Scenario
  try {
    scenario = loadScenario(name)
  } catch (error) {
    if (error instanceof ScenarioError)
      throw wrong('没有这个情景，或情景文件有误', 'is no scenario that can be played')
    throw error
  }
  if (scenario.pack !== pack) throw wrong('该情景属于另一个县域数据包', "belongs to another county's pack")
  return scenario
}
