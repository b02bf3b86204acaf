import type { FastifyInstance } from 'fastify'

/**
 * The methods that the address takes; none: there is no such address. A route that takes whatever stands below it, as
 * that of the page's files does, knows nothing of this one.
 */
export function allowedMethods(app: FastifyInstance, url: string): string[] {
  const [path = '/'] = url.split('?')
  return app.supportedMethods.filter((method) => {
    const found = app.findRoute({ method, url: path })
    return found !== null && !('*' in found.params)
  })
}
