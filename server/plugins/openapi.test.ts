import { describe, expect, it } from 'vitest'
import { appForFile } from '../../tests/support/app/open.ts'
import { COMMAND_TYPES } from '../../domain/commands.ts'
import { ERRORS } from '../errors.ts'

const server = appForFile()

interface Described {
  paths: Record<
    string,
    Record<string, { summary?: string; requestBody?: object; responses: Record<string, object> }>
  >
}

describe('the contract as OpenAPI', () => {
  it('describes every route of ours, with its summary, and each error with its status', async () => {
    const { paths } = (await server.app.inject('/api/docs/json')).json() as Described
    for (const path of [
      ...['/api/session', '/api/operations', '/api/operations/{op}/commands', '/api/operations/{op}/state'],
      ...['/api/operations/{op}/events', '/api/operations/{op}/tracks', '/api/operations/{op}/positions'],
      ...['/ingest/osmand', '/ingest/owntracks', '/health/live', '/health/ready', '/metrics'],
    ])
      expect(Object.keys(paths)).toContain(path)
    for (const [path, methods] of Object.entries(paths))
      for (const { summary, responses } of Object.values(methods)) {
        expect(summary, path).toBeTruthy()
        const text = JSON.stringify(responses)
        for (const [code, [status]] of Object.entries(ERRORS)) {
          expect(text, `${path} ${code}`).toContain(`\`${code}\``)
          expect(responses, path).toHaveProperty(String(status))
        }
      }
  })

  it('describes the payload of every command', async () => {
    const { paths } = (await server.app.inject('/api/docs/json')).json() as Described
    const body = JSON.stringify(paths['/api/operations/{op}/commands']?.['post']?.requestBody)
    for (const type of COMMAND_TYPES) expect(body).toContain(`"title":"${type}"`)
  })

  it('is shown as a page that fetches nothing from elsewhere', async () => {
    const page = await server.app.inject('/api/docs/')
    expect(page.statusCode).toBe(200)
    expect(page.headers['content-security-policy']).not.toMatch(/upgrade-insecure|https:/)
    expect(page.body).not.toMatch(/(src|href)="(https?:)?\/\//)
  })
})
