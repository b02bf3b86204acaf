import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { Storage } from '../plugins/database.ts'
import { alwaysLeads, LeaseLead, type Lead } from './lead.ts'
import { noNeighbours, type Neighbours } from './neighbours.ts'
import { redisNeighbours } from './redis.ts'

export interface MeetOptions {
  readonly config: Pick<Config, 'redisUrl'>
  readonly storage: Pick<Storage, 'leases'>
  readonly secret: string
  readonly output: Log
}

export interface Met {
  readonly neighbours: Neighbours
  readonly lead: Lead
}

/** The other nodes, when REDIS_URL says that there may be some; else this one is alone, and leads. */
export function meetNeighbours({ config, storage, secret, output }: MeetOptions): Met {
  const { redisUrl: url } = config
  if (url === undefined) return { neighbours: noNeighbours, lead: alwaysLeads }
  const self = `${hostname()}-${randomBytes(3).toString('hex')}`
  return {
    neighbours: redisNeighbours({ url, self, secret, output }),
    lead: new LeaseLead({ leases: storage.leases, self, output }),
  }
}
