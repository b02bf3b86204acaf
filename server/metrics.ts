import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { FoldCost } from './rooms/state-fold.ts'
import type { PositionHubs } from './positions/hubs.ts'
import { countNodes, type NodeFacts } from './nodes/count-nodes.ts'
import { accessOf, type Rooms } from './rooms/rooms.ts'

/**
 * What Prometheus reads. Nothing is told by operation: the name alone of an exercise that has not started would
 * say that there will be one.
 */
export function makeMetrics(rooms: Rooms, hubs: Pick<PositionHubs, 'counts'>, nodes: NodeFacts) {
  const registry = new Registry()
  const started = () => [...rooms.all()].filter((operation) => accessOf(operation).started)
  const registers = [registry]
  countNodes(registry, nodes)
  collectDefaultMetrics({ register: registry })
  const commands = new Counter({
    ...{ name: 'fenghuo_commands_total', help: 'Commands decided, by type and outcome', registers },
    labelNames: ['type', 'outcome'],
  })
  const batchEvents = new Histogram({
    ...{ name: 'fenghuo_batch_events', help: 'Events of one commit', registers },
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
  })
  const events = new Counter({ name: 'fenghuo_events_total', help: 'Events appended', registers })
  const requests = new Histogram({
    ...{ name: 'fenghuo_http_seconds', help: 'Duration of requests', registers },
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
  })
  const playbackEvents = new Counter({
    ...{ name: 'fenghuo_playback_events_read_total', help: 'Events read to seek', registers },
  })
  const playbackCheckpoints = new Counter({
    ...{ name: 'fenghuo_playback_checkpoints_read_total', help: 'Checkpoints read to seek', registers },
  })
  const queued = new Gauge({
    ...{ name: 'fenghuo_commands_queued', help: 'Commands that wait to be decided', registers },
    collect() {
      this.set(started().reduce((sum, { room }) => sum + room.queued, 0))
    },
  })
  const sockets = new Gauge({ name: 'fenghuo_sockets', help: 'Open sockets', registers })
  const buffered = new Gauge({
    name: 'fenghuo_socket_buffered_bytes',
    help: 'Not yet taken by clients',
    registers,
  })
  const cut = new Counter({
    ...{
      name: 'fenghuo_sockets_cut_total',
      help: 'Sockets closed because their client was too slow',
      registers,
    },
  })
  const refused = new Counter({
    ...{ name: 'fenghuo_handshakes_refused_total', help: 'Sockets not let in, by reason', registers },
    labelNames: ['reason'],
  })
  const fixes = new Gauge({
    ...{ name: 'fenghuo_fixes', help: 'Fixes offered since the start, by what became of them', registers },
    labelNames: ['outcome'],
    collect() {
      for (const [outcome, count] of hubs.counts()) this.set({ outcome }, count)
    },
  })
  const checkpoints = new Gauge({
    ...{ name: 'fenghuo_checkpoints_written', help: 'Checkpoints written since the start', registers },
    collect() {
      this.set(started().reduce((sum, { room }) => sum + room.checkpointsWritten, 0))
    },
  })
  const ingested = new Counter({
    ...{
      name: 'fenghuo_device_messages_total',
      help: 'Readings of devices, by format and outcome',
      registers,
    },
    labelNames: ['format', 'outcome'],
  })
  const geoAnswers = new Counter({
    ...{ name: 'fenghuo_geo_answers_total', help: 'Answers from geography: computed, or kept', registers },
    labelNames: ['how'],
  })
  rooms.onOpened((operation) =>
    operation.room.onBatch((batch, origin) => {
      // What another node has stored is counted there.
      if (origin !== 'stored' || !accessOf(operation).started) return
      batchEvents.observe(batch.events.length)
      events.inc(batch.events.length)
    }),
  )
  return {
    ...{ registry, requests, sockets, buffered, cut, queued, fixes, checkpoints },
    handshakeRefused: (reason: string) => void refused.inc({ reason }),
    ingested: (format: string, outcome: string) => void ingested.inc({ format, outcome }),
    geoAnswered: (how: 'computed' | 'kept') => void geoAnswers.inc({ how }),
    commanded: (type: string, outcome: string) => void commands.inc({ type, outcome }),
    playedBack: (cost: FoldCost) => {
      playbackEvents.inc(cost.events)
      playbackCheckpoints.inc(cost.checkpoints)
    },
  }
}

export type Metrics = ReturnType<typeof makeMetrics>
