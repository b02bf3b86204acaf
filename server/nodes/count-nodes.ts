import { Gauge, type Registry } from 'prom-client'
import type { Lead } from './lead.ts'
import type { Neighbours } from './neighbours.ts'

export interface NodeFacts {
  readonly neighbours: Pick<Neighbours, 'self' | 'connected'>
  readonly lead: Pick<Lead, 'leads'>
}

/** Names the node in all its metrics, and says how it stands with the others; of a single node, nothing. */
export function countNodes(registry: Registry, { neighbours, lead }: NodeFacts): void {
  if (neighbours.self === '') return
  registry.setDefaultLabels({ node: neighbours.self })
  const registers = [registry]
  new Gauge({
    ...{ name: 'fenghuo_redis_connected', help: '1 while other nodes are heard at once', registers },
    collect() {
      this.set(neighbours.connected ? 1 : 0)
    },
  })
  new Gauge({
    ...{ name: 'fenghuo_leads', help: '1 at the node that runs the exercises', registers },
    collect() {
      this.set(lead.leads ? 1 : 0)
    },
  })
}
