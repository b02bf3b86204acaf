import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DESK_ANSWERS, type DeskAnswers } from '../../domain/geo/desk/answers.ts'
import { DESK_QUESTIONS, type DeskQuestionName, type DeskQuestions } from '../../domain/geo/desk/questions.ts'
import { MAX_VERTICES } from '../../domain/geo/polygon/polygon-input.ts'
import { operationId, type OperationId } from '../../domain/ids.ts'
import { invalid } from '../errors.ts'
import { countyDataOf } from '../geo/county-data.ts'
import { knownHere, type KnownCounty } from '../geo/known-county.ts'
import { layersOf } from '../geo/layers-of.ts'
import { knownInThread } from '../geo/thread.ts'
import { ANSWERING, type Desk } from '../geo/desk.ts'
import { Desks } from '../geo/desks.ts'
import { askedShapes } from '../geo/asked-shapes.ts'
import { exportAnswered } from '../geo/export-asked.ts'
import { exportFormat, exportLanguage, sendExport } from '../geo/export.ts'
import { Geographies, GivenUp } from '../geo/geographies.ts'
import { layerSourceOf } from '../geo/layer-source.ts'
import { RecentAnswers } from '../geo/recent-answers.ts'
import { signedIn } from '../plugins/session.ts'
import { takeShapes } from '../shapes/take-shapes.ts'
import { asOfInstant, pastOf } from './queries.ts'
import { EXPORTS, files } from '../plugins/described.ts'

const SUMMARIES: Readonly<Record<DeskQuestionName, string>> = {
  impact: 'Who and what lies in an area: drawn, marked, or under the water of a flood',
  route: 'The way by passable road, with alternatives',
  nearest: 'The nearest n of a kind by passable road',
  'first-there': 'The units that can be at a place first',
  'cut-off': 'Villages and hamlets that closures cut off from the county town',
  flood: 'The ground under water for a stage at a gauge, or for a rainfall: an estimate',
}

const QUESTIONS: { readonly [N in DeskQuestionName]: z.ZodType<DeskQuestions[N]> } = DESK_QUESTIONS

const asked = z.strictObject({
  format: exportFormat,
  lang: exportLanguage,
  at: asOfInstant,
})

/** A shape of `MAX_VERTICES`, written out with all its digits and indented as wide as eight spaces, and room to spare. */
const MOST_BYTES = 2 * 1024 * 1024

/** Of one account, for each question: the thread that answers is everybody’s. A screen asks some times a minute. */
const rateLimit = { max: 300, timeWindow: 60_000 }

/** Answers from geography to everyone signed in to an operation; docs/analysis.md says what each counts. */
export const geoRoutes: FastifyPluginAsyncZod = async (app) => {
  const { commands, county, metrics, now, storage, threads } = app.services
  takeShapes(app, MAX_VERTICES)
  const recent = new RecentAnswers(metrics.geoAnswered)
  const geographies = new Geographies(threads ? inThread : here)
  app.addHook('onClose', async () => geographies.end())

  async function inThread(version: string, signal: AbortSignal): Promise<KnownCounty | undefined> {
    const layers = await layersOf(storage, version, signal)
    return layers && knownInThread(layers, signal)
  }

  async function here(version: string): Promise<KnownCounty | undefined> {
    const source = await layerSourceOf(storage, version)
    return source && knownHere(await countyDataOf(source))
  }

  // After the server listens, so that being ready does not wait for it; the first question need not, either.
  app.addHook('onListen', async () => {
    const version = county.now?.version
    if (version === undefined) return
    geographies
      .use(version, () => undefined)
      .catch((error: unknown) => {
        if (error instanceof GivenUp) app.log.info('geography given up: the server is closing')
        else app.log.error({ err: error }, 'geography not made')
      })
  })

  const desks = new Desks({ services: app.services, geographies, recent })

  function answers<N extends DeskQuestionName>(name: N) {
    app.post(
      `/api/operations/:op/geo/${name}`,
      {
        config: { rateLimit },
        bodyLimit: MOST_BYTES,
        schema: {
          ...{ tags: ['geo'], summary: SUMMARIES[name] },
          description:
            'What is wrong is a 400 that names the field and, in a drawn area, the place. With `format` the answer ' +
            'is a file; with `at` it is that of an instant of the past, as a playback shows it. A body over 2 MiB is a ' +
            `413 that names the limit, but one whose shape has more than ${MAX_VERTICES} vertices is a 400 that says how many, up to 64 MiB. ` +
            'docs/analysis.md says what is counted, from what, and within which limits.',
          params: z.object({ op: operationId }),
          querystring: asked,
          body: QUESTIONS[name],
          response: {
            200: files(
              'The answer, or with `format` a file',
              ['application/json', DESK_ANSWERS[name]],
              ...EXPORTS,
            ),
          },
        },
      },
      async (request, reply) => {
        const { op } = request.params as { op: OperationId }
        const { operation, grant } = commands.enter(op, signedIn(request).account)
        const { format, lang, at } = request.query as z.infer<typeof asked>
        const question = request.body as DeskQuestions[N]
        const use = async (desk: Desk) => {
          const result = await ANSWERING[name](question, desk)
          // The area of a marking or of a flood is known only here.
          return { result, shapes: format && result.ok ? await askedShapes(question, desk) : [] }
        }
        const past = pastOf(at, now())
        const { result, shapes } = past
          ? await desks.askThen(operation, grant, past, use)
          : await desks.askNow(operation, grant, use)
        if (!result.ok) throw invalid(...result.faults.map(({ path, message }) => ({ path, message })))
        if (!format) return result.value
        const asOf = past ?? now()
        const answer = result.value as DeskAnswers[N]
        const file = exportAnswered({ name, question, asOf, shapes, answer })
        return sendExport(reply, { name, format, lang, at: asOf }, file)
      },
    )
  }
  for (const name of Object.keys(DESK_QUESTIONS) as DeskQuestionName[]) answers(name)
}
