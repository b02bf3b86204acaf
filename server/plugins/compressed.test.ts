import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { compressed } from './compressed.ts'

const long = { text: '云溪镇'.repeat(2_000) }

async function ask(path: string, encodings?: string) {
  const app = Fastify()
  await app.register(compressed)
  app.get('/long', async () => long)
  app.get('/short', async () => ({ text: '云溪镇' }))
  app.get('/picture', async (_, reply) => reply.type('image/png').send(Buffer.alloc(10_000)))
  app.get('/kept', async (_, reply) => {
    return reply.header('vary', 'cookie').type('application/json').send(JSON.stringify(long))
  })
  const headers = encodings === undefined ? {} : { 'accept-encoding': encodings }
  const answer = await app.inject({ url: path, headers })
  await app.close()
  return answer
}

describe('an answer', () => {
  it.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('for a client that reads %s is %s', async (encodings, encoding, decompress) => {
    const { headers, rawPayload } = await ask('/long', encodings)
    expect(headers).toMatchObject({ 'content-encoding': encoding, vary: 'accept-encoding' })
    expect(Number(headers['content-length'])).toBe(rawPayload.length)
    expect(rawPayload.length).toBeLessThan(1_000)
    expect(JSON.parse(decompress(rawPayload).toString())).toEqual(long)
  })

  it('goes as it is to a client that reads nothing else', async () => {
    const { headers, rawPayload } = await ask('/long')
    expect(headers['content-encoding']).toBeUndefined()
    expect(JSON.parse(rawPayload.toString())).toEqual(long)
  })

  it.each(['/short', '/picture'])('of %s is not worth it', async (path) => {
    expect((await ask(path, 'br')).headers['content-encoding']).toBeUndefined()
  })

  it('that varies by more says so still', async () => {
    expect((await ask('/kept', 'br')).headers['vary']).toBe('cookie, accept-encoding')
  })
})
