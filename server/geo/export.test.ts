import fastify from 'fastify'
import { expect, it } from 'vitest'
import { sendExport } from './export.ts'

it('names the file by what is in it and its time, with nothing that a file system refuses', async () => {
  const app = fastify()
  const wish = {
    name: 'villages-qingshi-1:2',
    format: 'geojson',
    at: new Date('2026-11-26T01:20:46Z'),
  } as const
  app.get('/', (_, reply) => sendExport(reply, wish, { shapes: {}, columns: [], rows: [] } as never))
  const { headers } = await app.inject('/')
  expect(headers['content-disposition']).toBe(
    'attachment; filename="villages-qingshi-1_2-20261126-092046.geojson"',
  )
  await app.close()
})
