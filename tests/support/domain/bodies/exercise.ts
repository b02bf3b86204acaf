import type { exerciseCommands } from '../../../../domain/exercise/commands.ts'
import type { Read } from '../../../../domain/read.ts'
import type { Draw } from '../draw.ts'
import {
  at,
  bilingual,
  COUNTY,
  maybe,
  payload,
  place,
  PLACES,
  some,
  text,
  type Body,
  type MakeBody,
} from './body.ts'
import { incidentBodies } from './incident.ts'
import { unitBodies } from './unit.ts'

const control = (fields: Readonly<Record<string, unknown>> = {}): Body => ({
  jurisdiction: COUNTY,
  payload: payload(fields),
})

/** What an inject may bring with it: a report, a unit that moves, and now and then something it may not. */
function effect(draw: Draw, read: Read) {
  const type = draw.pick(['ReportIncident', 'ReportIncident', 'SetDuty', 'UpdateSituation'] as const)
  if (draw.chance(5)) return { type: draw.pick(['StartExercise', 'Nonsense']), payload: {} }
  if (draw.chance(5)) return { type: 'ReportIncident', payload: { code: '?' } }
  if (type === 'SetDuty') return { type, payload: unitBodies.SetDuty(draw, read).payload }
  const make = type === 'UpdateSituation' ? incidentBodies.UpdateSituation : incidentBodies.ReportIncident
  return { type: type ?? 'ReportIncident', payload: make(draw, read).payload }
}

const waiting = ({ status }: { status: { is: string } }) => status.is === 'waiting'

export const exerciseBodies: Record<keyof typeof exerciseCommands, MakeBody> = {
  PrepareExercise: (draw) =>
    control({
      scenario: 'flash-flood',
      title: bilingual(draw),
      participants: [...PLACES.slice(1, 3)],
      storyStart: '2026-07-14T18:00:00+08:00',
      storyFactor: 1 + draw.int(3),
      durationMs: 3_600_000,
      startingState: { packVersion: '1' },
    }),
  PrepareInject: (draw, read) => ({
    jurisdiction: place(draw),
    payload: payload({
      injectId: `inject-${draw.int(40)}`,
      no: 1 + draw.int(40),
      offsetMs: draw.int(3600) * 1000,
      from: bilingual(draw),
      to: bilingual(draw),
      channel: draw.pick(['phone', 'radio', 'sms']),
      injectKind: draw.pick(['key', 'routine', 'contingency']),
      text: bilingual(draw),
      effect: maybe(draw, 60, () => effect(draw, read)),
    }),
  }),
  StartExercise: () => control(),
  PauseExercise: (draw) => control({ reason: maybe(draw, 30, () => text(draw)) }),
  ResumeExercise: () => control(),
  SetExerciseRate: (draw) => control({ rate: draw.pick([1, 2, 10, 60]) }),
  JumpExercise: (draw) => control({ toMs: draw.int(3600) * 1000 }),
  EndExercise: (draw) => control({ reason: maybe(draw, 30, () => text(draw)) }),
  DeliverInject: (draw, read) => {
    const { id, jurisdiction } = some(draw, read, 'inject', waiting)
    return { jurisdiction: at(draw, jurisdiction), payload: { injectId: id } }
  },
  SkipInject: (draw, read) => {
    const { id, jurisdiction } = some(draw, read, 'inject', waiting)
    const reason = maybe(draw, 30, () => text(draw))
    return { jurisdiction: at(draw, jurisdiction), payload: payload({ injectId: id, reason }) }
  },
  AcknowledgeMessage: (draw, read) => {
    const { id, jurisdiction } = some(draw, read, 'message', (r) => r.acknowledgedAt === null)
    return { jurisdiction: at(draw, jurisdiction), payload: { messageId: id } }
  },
}
