import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ApiError, invalid } from '../errors.ts'
import { words } from '../../domain/words.ts'
import { recordLoad, resultOf } from '../packs/console.ts'
import { loadPack } from '../packs/load-pack.ts'
import { untar } from '../packs/untar.ts'
import { inAnotherThread } from '../packs/work.ts'
import { asAdmin } from '../plugins/session.ts'
import { packAnswer } from '../../domain/answers/pack.ts'
import { answers } from '../plugins/described.ts'

const MOST_BYTES = 64 * 1024 * 1024
const MOST_UNPACKED = 512 * 1024 * 1024
const TAR_GZ = ['application/gzip', 'application/x-gzip', 'application/x-tar+gzip']

const binary = { type: 'string', format: 'binary' }
const packed = { content: Object.fromEntries(TAR_GZ.map((type) => [type, { schema: binary }])) }

/** Loads a county pack that an administrator sends as a tar file packed with gzip; the answer says what came of it. */
export const packRoutes: FastifyPluginAsyncZod = async (app) => {
  const { services } = app
  // Before the body is read: nobody else may make the server hold it.
  app.addHook('preParsing', async (request) => void asAdmin(request))
  app.addContentTypeParser(
    TAR_GZ,
    { parseAs: 'buffer', bodyLimit: MOST_BYTES },
    async (_: unknown, body: Buffer) => body,
  )
  app.post(
    '/api/pack',
    {
      bodyLimit: MOST_BYTES,
      config: { described: { body: packed } },
      schema: {
        tags: ['map'],
        summary: 'Load a county pack: its folder as .tar.gz',
        description:
          '200 also when the pack is refused: `outcome` says so, `findings` what to mend and where.',
        response: { 200: answers(packAnswer) },
      },
    },
    async (request) => {
      const { id } = asAdmin(request)
      const folder = await mkdtemp(join(tmpdir(), 'fenghuo-pack-'))
      try {
        for (const { name, content } of await filesIn(request.body))
          await writeFile(join(folder, name), content)
        const report = await loadPack(services, { folder, work: inAnotherThread }).catch(async (error) => {
          await recordLoad(services, id, 'failed', undefined)
          throw error
        })
        await recordLoad(services, id, resultOf(report), report)
        return report
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  )
}

async function filesIn(body: unknown) {
  if (!Buffer.isBuffer(body)) throw new ApiError('unsupported-type')
  const tar = await promisify(gunzip)(body, { maxOutputLength: MOST_UNPACKED }).catch(() => undefined)
  const files = tar && untar(tar)
  if (files) return files
  throw invalid({
    path: 'body',
    message: words('不是完整的 .tar.gz 文件', 'is not a whole .tar.gz file'),
  })
}
