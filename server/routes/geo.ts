import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DESK_ANSWERS, type DeskAnswers } from '../../domain/geo/desk/answers.ts'
import { DESK_QUESTIONS, type DeskQuestionName, type DeskQuestions } from '../../domain/geo/desk/questions.ts'
import { operationId, type OperationId } from '../../domain/ids.ts'
import type { Audience } from '../../domain/visibility.ts'
import { ApiError, invalid } from '../errors.ts'
import { countyDataOf } from '../geo/county-data.ts'
import { knownHere, type KnownCounty } from '../geo/known-county.ts'
import { layersOf } from '../geo/layers-of.ts'
import { knownInThread } from '../geo/thread.ts'
import { ANSWERING, type Desk } from '../geo/desk.ts'
import { exportOf } from '../geo/export-answer.ts'
import { exportFormat, sendExport } from '../geo/export.ts'
import { Geographies } from '../geo/geographies.ts'
import { layerSourceOf, versionSeenBy } from '../geo/layer-source.ts'
import { markedAreaIn, markedClosuresIn } from '../geo/markings.ts'
import { RecentAnswers } from '../geo/recent-answers.ts'
import { signedIn } from '../plugins/session.ts'
import type { Operation } from '../rooms/rooms.ts'

const SUMMARIES: Readonly<Record<DeskQuestionName, string>> = {
  impact: 'Who and what lies in an area: drawn, marked, or under the water of a flood',
  route: 'The way by passable road, with alternatives',
  nearest: 'The nearest n of a kind by passable road',
  'first-there': 'The units that can be at a place first',
  'cut-off': 'Villages and hamlets that closures cut off from the county town',
  flood: 'The ground under water for a stage at a gauge, or for a rainfall: an estimate',
}

const QUESTIONS: { readonly [N in DeskQuestionName]: z.ZodType<DeskQuestions[N]> } = DESK_QUESTIONS

/** Answers from geography to everyone signed in to an operation; docs/analysis.md says what each counts. */
export const geoRoutes: FastifyPluginAsyncZod = async (app) => {
  const { commands, county, hubs, metrics, now, storage, threads } = app.services
  const recent = new RecentAnswers(metrics.geoAnswered)
  const geographies = new Geographies(threads ? inThread : here)
  app.addHook('onClose', async () => geographies.end())

  async function inThread(version: string): Promise<KnownCounty | undefined> {
    const layers = await layersOf(storage, version)
    return layers && knownInThread(layers)
  }

  async function here(version: string): Promise<KnownCounty | undefined> {
    const source = await layerSourceOf(storage, version)
    return source && knownHere(await countyDataOf(source))
  }

  // After the server listens, so that being ready does not wait for it; the first question need not, either.
  app.addHook('onListen', async () => {
    const version = county.now?.version
    if (version === undefined) return
    geographies.of(version).catch((error: unknown) => app.log.error({ err: error }, 'geography not made'))
  })

  async function deskOf(operation: Operation, audience: Audience): Promise<Desk> {
    const version = versionSeenBy(operation)
    const known = version === undefined ? undefined : await geographies.of(version)
    if (!known) throw new ApiError('not-ready')
    const { store: records } = operation.room
    return {
      ...{ county: known, recent, records, audience },
      positionOf: (unit) => hubs.get(operation.row.id)?.positionOf(unit),
      closures: markedClosuresIn(records, now().getTime()),
      markedArea: (marking) => markedAreaIn(records, audience, marking),
    }
  }

  function answers<N extends DeskQuestionName>(name: N) {
    app.post(
      `/api/operations/:op/geo/${name}`,
      {
        schema: {
          ...{ tags: ['geo'], summary: SUMMARIES[name] },
          description:
            'What is wrong is a 400 that names the field and, in a drawn area, the place. With `format` the answer ' +
            'is a file. docs/analysis.md says what is counted, from what, and within which limits.',
          params: z.object({ op: operationId }),
          querystring: z.strictObject({ format: exportFormat }),
          body: QUESTIONS[name],
          response: { 200: DESK_ANSWERS[name] as z.ZodType },
        },
      },
      async (request, reply) => {
        const { op } = request.params as { op: OperationId }
        const { operation, grant } = commands.enter(op, signedIn(request).account)
        const desk = await deskOf(operation, grant)
        const result = await ANSWERING[name](request.body as DeskQuestions[N], desk)
        if (!result.ok) throw invalid(...result.faults.map(({ path, message }) => ({ path, message })))
        const { format } = request.query as { format?: z.infer<typeof exportFormat> }
        if (!format) return result.value
        return sendExport(reply, name, format, exportOf(name, result.value as DeskAnswers[N]))
      },
    )
  }
  for (const name of Object.keys(DESK_QUESTIONS) as DeskQuestionName[]) answers(name)
}
