import { expect, it } from 'vitest'
import { given } from '../../tests/support/domain/incident-scenes.ts'
import { COUNTY, SONGLING } from '../../tests/support/domain/bodies/body.ts'
import { SILENCE, theThreeQuestions } from '../../tests/support/domain/questions.ts'
import {
  aClosedIncident,
  aMarking,
  anIncident,
  Scene,
  squareAt,
  TERRITORY,
} from '../../tests/support/domain/scene.ts'
import type { markingCommands } from './commands.ts'

const AREA = squareAt(103.5, 29.5)
const POINT = { type: 'Point', coordinates: [103.5, 29.5] }
const LINE = {
  type: 'LineString',
  coordinates: [
    [103.5, 29.5],
    [103.6, 29.5],
  ],
}
const BOW_TIE = {
  type: 'Polygon',
  coordinates: [
    [
      [103, 29],
      [104, 30],
      [104, 29],
      [103, 30],
      [103, 29],
    ],
  ],
}
const SPECK = {
  type: 'LineString',
  coordinates: [
    [103.5, 29.5],
    [103.50000001, 29.5],
  ],
}
const BRIDGE = { is: 'bridge', id: 'bridge-01', position: { lat: 29.5, lon: 103.5 } }
const FLOOD = { markingKind: 'flood-extent', geometry: AREA }
const CLOSURE = { markingKind: 'road-closure', geometry: POINT }

const nothing = () => 'no-such-marking'
const draws = (payload: object) => given(nothing, (s) => s.does('DrawMarking', { ...payload }))
const alters = (payload: object, more: object = {}) =>
  given(
    (s) => aMarking(s, undefined, { ...more }),
    (s, markingId) => s.does('AlterMarking', { markingId, ...payload }),
  )
const inCounty = (payload: object) => () =>
  new Scene('actual', { territory: TERRITORY }).does('DrawMarking', { ...payload })

theThreeQuestions<keyof typeof markingCommands>({
  DrawMarking: {
    acts: [
      ['draws an area', draws(FLOOD), ['MarkingDrawn']],
      [
        'closes a road at a point, and says which bridge',
        draws({ ...CLOSURE, closes: BRIDGE }),
        ['MarkingDrawn'],
      ],
      ['closes a stretch of road', draws({ ...CLOSURE, geometry: LINE }), ['MarkingDrawn']],
      [
        'may belong to an incident',
        given(anIncident, (s, incidentId) => s.does('DrawMarking', { ...FLOOD, incidentId })),
        ['MarkingDrawn'],
      ],
      [
        'may lie a little across the border',
        inCounty({ ...CLOSURE, geometry: { type: 'Point', coordinates: [104.1, 29.5] } }),
        ['MarkingDrawn'],
      ],
    ],
    refuses: [
      ['refuses a line as a flood', draws({ ...FLOOD, geometry: LINE }), 'marking-is-an-area'],
      [
        'refuses an area as a fire line',
        draws({ markingKind: 'fire-line', geometry: AREA }),
        'marking-is-a-line',
      ],
      [
        'refuses a line as a helipad',
        draws({ markingKind: 'helipad', geometry: LINE }),
        'marking-is-a-point',
      ],
      [
        'refuses a section without its name',
        draws({ markingKind: 'fire-section', geometry: LINE }),
        'marking-needs-label',
      ],
      [
        'refuses an outline that crosses itself',
        draws({ ...FLOOD, geometry: BOW_TIE }),
        'marking-crosses-itself',
      ],
      [
        'refuses a line of no length',
        draws({ markingKind: 'line', geometry: SPECK }),
        'marking-without-extent',
      ],
      ['refuses a flood that closes a bridge', draws({ ...FLOOD, closes: BRIDGE }), 'marking-closes-no-road'],
      [
        'refuses an end before the beginning',
        draws({ ...FLOOD, validFrom: '2026-07-14T12:00:00Z', validUntil: '2026-07-14T11:00:00Z' }),
        'marking-validity-reversed',
      ],
      [
        'refuses what lies far outside the county',
        inCounty({ ...FLOOD, geometry: squareAt(29.5, 80) }),
        'outside-county',
      ],
      ['refuses an incident that is not there', draws({ ...FLOOD, incidentId: 'ghost' }), 'not-found'],
      [
        'refuses an incident that is over',
        given(aClosedIncident, (s, incidentId) => s.does('DrawMarking', { ...FLOOD, incidentId })),
        'incident-closed',
      ],
    ],
    silent: 'acts-again',
  },
  AlterMarking: {
    acts: [
      ['moves it', alters({ geometry: squareAt(103.6, 29.6) }), ['MarkingAltered']],
      ['names it', alters({ label: '水位 412 m' }), ['MarkingAltered']],
      ['ends its validity', alters({ validUntil: '2026-07-14T20:00:00Z' }), ['MarkingAltered']],
      [
        'may alter one whose incident is over, as long as the link stays',
        given(
          (s) => {
            const incidentId = anIncident(s)
            const markingId = aMarking(s, undefined, { incidentId })
            s.did('VerifyIncident', { incidentId, outcome: 'false-alarm', basis: '误报' })
            return markingId
          },
          (s, markingId) => s.does('AlterMarking', { markingId, label: '存档' }),
        ),
        ['MarkingAltered'],
      ],
    ],
    refuses: [
      [
        'refuses one that is not there',
        given(nothing, (s, markingId) => s.does('AlterMarking', { markingId })),
        'not-found',
      ],
      ['refuses another shape', alters({ geometry: POINT }), 'marking-is-an-area'],
      ['refuses an outline that crosses itself', alters({ geometry: BOW_TIE }), 'marking-crosses-itself'],
      [
        'refuses to take the name of a section away',
        alters({ label: null }, { markingKind: 'fire-section', geometry: LINE, label: 'A 段' }),
        'marking-needs-label',
      ],
      [
        'refuses the county in its own name: the marking is the township’s',
        given(aMarking, (s, markingId) =>
          s.does('AlterMarking', { markingId, label: 'x' }, { jurisdiction: COUNTY }),
        ),
        'other-jurisdiction',
      ],
      [
        'refuses another township, which sees it',
        given(aMarking, (s, markingId) =>
          s.does('AlterMarking', { markingId, label: 'x' }, { jurisdiction: SONGLING }),
        ),
        'other-jurisdiction',
      ],
      [
        'does not find one that another township keeps to itself',
        given(
          (s) => aMarking(s, undefined, { with: [] }),
          (s, markingId) => s.does('AlterMarking', { markingId, label: 'x' }, { jurisdiction: SONGLING }),
        ),
        'not-found',
      ],
    ],
    silent: [
      ['is silent when nothing is said', alters({}), SILENCE],
      ['is silent when it is so already', alters({ geometry: AREA, label: null }), SILENCE],
    ],
  },
  ShareMarking: {
    acts: [
      [
        'keeps it to its own',
        given(aMarking, (s, markingId) => s.does('ShareMarking', { markingId, with: [] })),
        ['MarkingShared'],
      ],
    ],
    refuses: [
      [
        'refuses one that is not there',
        given(nothing, (s, markingId) => s.does('ShareMarking', { markingId, with: [] })),
        'not-found',
      ],
    ],
    silent: [
      [
        'is silent when it is shared so already',
        given(aMarking, (s, markingId) => s.does('ShareMarking', { markingId, with: [COUNTY, COUNTY] })),
        SILENCE,
      ],
    ],
  },
  LiftMarking: {
    acts: [
      [
        'takes it off the map',
        given(aMarking, (s, markingId) => s.does('LiftMarking', { markingId, reason: '已抢通' })),
        ['MarkingLifted'],
      ],
    ],
    refuses: [
      [
        'refuses a second time',
        given(aMarking, (s, markingId) => {
          s.did('LiftMarking', { markingId })
          return s.does('LiftMarking', { markingId })
        }),
        'not-found',
      ],
    ],
    silent: 'refuses-again',
  },
})

it('an outline that crosses itself is refused with the place of the crossing', () => {
  const scene = new Scene()
  const [decision] = scene.room.submit(
    scene.command('DrawMarking', { ...FLOOD, geometry: BOW_TIE }),
  ).decisions
  expect(decision).toMatchObject({ ok: false, refusal: { data: { lat: 29.5, lon: 103.5 } } })
})
