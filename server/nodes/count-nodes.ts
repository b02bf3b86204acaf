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
  registry.registerMetric(
    yesOrNo('fenghuo_redis_connected', '1 while other nodes are heard at once', () => neighbours.connected),
  )
  registry.registerMetric(yesOrNo('fenghuo_leads', '1 at the node that runs the exercises', () => lead.leads))
}

const yesOrNo = (name: string, help: string, holds: () => boolean) =>
  new Gauge({
    ...{ name, help, registers: [] },
    collect() {
      this.set(holds() ? 1 : 0)
    },
  })
