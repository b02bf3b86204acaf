import type { Figure, Scenario } from '../lib/figure.ts'
import { measure, type Measured } from './measure.ts'

const FULL = { clients: 200, units: 1_000, perSecond: 1_000 }
/** What one JSON event per update can still do without falling behind. */
const SMALL = { clients: 100, units: 500, perSecond: 500 }

const figuresOf = (name: string, measured: Measured): Figure[] => [
  { name: `${name}: server CPU`, value: measured.cpu * 100, unit: '% of a core' },
  { name: `${name}: CPU per update delivered`, value: measured.microsecondsEach, unit: 'µs' },
  { name: `${name}: bytes per update delivered`, value: measured.bytesEach, unit: 'B' },
  { name: `${name}: sent to received, p50`, value: measured.p50Ms, unit: 'ms' },
  { name: `${name}: sent to received, p99`, value: measured.p99Ms, unit: 'ms' },
  { name: `${name}: delivered of what was offered`, value: measured.share * 100, unit: '%' },
]

export const fanout: Scenario = {
  name: 'fanout',
  title: 'Positions to many screens: our hub and frames, bare WebSocket, naive socket.io',
  async run({ seconds, note }) {
    const run = async (name: string, ...[way, load]: [Parameters<typeof measure>[0], typeof FULL]) => {
      note(`${name}: ${load.clients} clients, ${load.perSecond} updates/s, ${seconds} s`)
      return measure(way, load, seconds)
    }
    const bare = await run('bare ws', 'bare', FULL)
    const ours = await run('ours', 'ours', FULL)
    const naive = await run('naive', 'naive', SMALL)
    const oursSmall = await run('ours, smaller load', 'ours', SMALL)
    return {
      scenario: 'fanout',
      figures: [
        {
          name: 'CPU per update, ours / bare ws (200 clients, 1,000/s)',
          ...{ value: ours.microsecondsEach / bare.microsecondsEach, unit: 'x', target: { atMost: 2 } },
        },
        {
          name: 'CPU per update, ours / naive socket.io (100 clients, 500/s)',
          ...{
            value: oursSmall.microsecondsEach / naive.microsecondsEach,
            unit: 'x',
            target: { atMost: 1 / 8 },
          },
        },
        {
          name: 'bytes per update delivered (200 clients, 1,000/s)',
          ...{ value: ours.bytesEach, unit: 'B', target: { atMost: 12 } },
        },
        { name: 'frames that did not apply', value: ours.faults, unit: '', target: { atMost: 0 } },
        ...figuresOf('ours, 200 x 1,000/s', ours),
        ...figuresOf('bare ws, 200 x 1,000/s', bare),
        ...figuresOf('ours, 100 x 500/s', oursSmall),
        ...figuresOf('naive, 100 x 500/s', naive),
      ],
      notes: [
        'Server and clients are processes of their own; CPU is the whole server process (process.cpuUsage).',
        'Ours goes through filters, a batch each tick and the frame writer; the store itself is left out, as in the controls.',
        'Bytes are read at the clients’ TCP sockets; an update counts once, so keyframes only add bytes.',
      ],
    }
  },
}
