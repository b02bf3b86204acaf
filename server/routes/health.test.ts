import { describe, expect, it } from 'vitest'
import { appForFile } from '../../tests/support/app/open.ts'

const server = appForFile()
const metrics = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  server.app.inject({ method: 'GET', url: '/metrics', headers, remoteAddress })

describe('the metrics', () => {
  it('are for whoever asks from this machine', async () => {
    const answer = await metrics()
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('# TYPE')
  })

  it.each([
    ['from another machine', {}, '10.1.2.3'],
    ['through a proxy on this machine', { 'x-forwarded-for': '10.1.2.3' }, '127.0.0.1'],
    ['through a proxy that says only that it is one', { 'x-real-ip': '10.1.2.3' }, '127.0.0.1'],
    ['with a header that says it is this machine', { 'x-forwarded-for': '127.0.0.1' }, '127.0.0.1'],
  ])('are not for a stranger %s', async (_, headers, address) => {
    expect((await metrics(headers as Record<string, string>, address)).statusCode).toBe(403)
  })
})
