import { describe, expect, it } from 'vitest'
import { COUNTY, SONGLING, YUNXI } from '../../tests/support/domain/bodies/body.ts'
import { SILENCE, theThreeQuestions } from '../../tests/support/domain/questions.ts'
import {
  AN_EXERCISE,
  anExercise,
  anInject,
  aUnit,
  lastOf,
  Scene,
  type Outcome,
} from '../../tests/support/domain/scene.ts'
import type { CommandType } from '../commands.ts'
import type { exerciseCommands } from './commands.ts'

const county = { jurisdiction: COUNTY }
type Payload = Record<string, unknown>

const control =
  (type: CommandType, payload: Payload = {}, before: (scene: Scene) => void = () => {}) =>
  (): Outcome => {
    const scene = anExercise()
    before(scene)
    return scene.does(type, payload, county)
  }
const beforeStart =
  (type: CommandType, payload: Payload = {}) =>
  (): Outcome =>
    anExercise({ started: false }).does(type, payload, county)
const inLive =
  (type: CommandType, payload: Payload = {}) =>
  (): Outcome =>
    new Scene().does(type, payload, county)

const paused = (scene: Scene) => scene.did('PauseExercise', {}, county)
const ended = (scene: Scene) => scene.did('EndExercise', {}, county)

const inject =
  (type: CommandType, more: Payload = {}, before: (scene: Scene) => void = () => {}) =>
  (): Outcome => {
    const scene = anExercise()
    before(scene)
    return scene.does(type, { injectId: 'inject-1', ...more })
  }
const delivered = (scene: Scene) => scene.did('DeliverInject', { injectId: 'inject-1' })

/** The message that the first inject became. */
function message(where: string, before: (scene: Scene, messageId: string) => void = () => {}): Outcome {
  const scene = anExercise()
  delivered(scene)
  const { messageId } = lastOf(scene, 'MessageReceived')
  before(scene, messageId)
  return scene.does('AcknowledgeMessage', { messageId }, { jurisdiction: where })
}

theThreeQuestions<keyof typeof exerciseCommands>({
  PrepareExercise: {
    acts: [
      [
        'prepares',
        () => new Scene('exercise').does('PrepareExercise', AN_EXERCISE, county),
        ['ExercisePrepared'],
      ],
    ],
    refuses: [
      ['refuses a second one', beforeStart('PrepareExercise', AN_EXERCISE), 'exercise-already-prepared'],
      ['refuses in the live operation', inLive('PrepareExercise', AN_EXERCISE), 'not-an-exercise'],
    ],
    silent: 'refuses-again',
  },
  PrepareInject: {
    acts: [
      ['prepares', beforeStart('PrepareInject', anInject(3, 0)), ['InjectPrepared']],
      ['adds one while the exercise runs', control('PrepareInject', anInject(3, 0)), ['InjectPrepared']],
    ],
    refuses: [
      ['refuses an id that is taken', beforeStart('PrepareInject', anInject(1, 0)), 'already-exists'],
      [
        'refuses before the exercise is prepared',
        () => new Scene('exercise').does('PrepareInject', anInject(1, 0), county),
        'exercise-not-prepared',
      ],
      ['refuses after the end', control('PrepareInject', anInject(3, 0), ended), 'exercise-ended'],
    ],
    silent: 'refuses-again',
  },
  StartExercise: {
    acts: [['starts', beforeStart('StartExercise'), ['ExerciseStarted']]],
    refuses: [
      ['refuses a second time', control('StartExercise'), 'exercise-already-started'],
      [
        'refuses whoever is not where the exercise is',
        () => anExercise({ started: false }).does('StartExercise', {}, { jurisdiction: YUNXI }),
        'other-jurisdiction',
      ],
    ],
    silent: 'refuses-again',
  },
  PauseExercise: {
    acts: [['pauses', control('PauseExercise', { reason: '安全' }), ['ExercisePaused']]],
    refuses: [
      ['refuses when it stands still', control('PauseExercise', {}, paused), 'exercise-not-running'],
      ['refuses before the start', beforeStart('PauseExercise'), 'exercise-not-running'],
    ],
    silent: 'refuses-again',
  },
  ResumeExercise: {
    acts: [['goes on', control('ResumeExercise', {}, paused), ['ExerciseResumed']]],
    refuses: [['refuses when it runs', control('ResumeExercise'), 'exercise-not-paused']],
    silent: 'refuses-again',
  },
  SetExerciseRate: {
    acts: [
      ['changes while it runs', control('SetExerciseRate', { rate: 10 }), ['ExerciseRateChanged']],
      ['changes while it stands', control('SetExerciseRate', { rate: 10 }, paused), ['ExerciseRateChanged']],
    ],
    refuses: [
      ['refuses before the start', beforeStart('SetExerciseRate', { rate: 10 }), 'exercise-not-running'],
    ],
    silent: [['is silent at that rate already', control('SetExerciseRate', { rate: 1 }), SILENCE]],
  },
  JumpExercise: {
    acts: [
      [
        'skips what lies between',
        control('JumpExercise', { toMs: 100_000 }),
        ['InjectSkipped', 'ExerciseJumped'],
      ],
      [
        'never skips what was delivered',
        control('JumpExercise', { toMs: 100_000 }, delivered),
        ['ExerciseJumped'],
      ],
      ['leaves what is due at that instant', control('JumpExercise', { toMs: 60_000 }), ['ExerciseJumped']],
    ],
    refuses: [
      ['refuses to go back', control('JumpExercise', { toMs: 0 }), 'exercise-jump-back'],
      ['refuses before the start', beforeStart('JumpExercise', { toMs: 1 }), 'exercise-not-running'],
    ],
    silent: 'acts-again',
  },
  EndExercise: {
    acts: [['ends', control('EndExercise'), ['ExerciseEnded']]],
    refuses: [
      ['refuses a second time', control('EndExercise', {}, ended), 'exercise-ended'],
      ['refuses before the start', beforeStart('EndExercise'), 'exercise-not-running'],
      ['refuses in the live operation', inLive('EndExercise'), 'not-an-exercise'],
    ],
    silent: 'refuses-again',
  },
  DeliverInject: {
    acts: [
      [
        'delivers with what it brings',
        inject('DeliverInject'),
        ['InjectDelivered', 'MessageReceived', 'IncidentReported'],
      ],
      [
        'delivers one that brings nothing but words',
        inject('DeliverInject', { injectId: 'inject-2' }),
        ['InjectDelivered', 'MessageReceived'],
      ],
      [
        'delivers by hand while the clock stands',
        inject('DeliverInject', {}, paused),
        ['InjectDelivered', 'MessageReceived', 'IncidentReported'],
      ],
    ],
    refuses: [
      ['refuses a second time', inject('DeliverInject', {}, delivered), 'inject-not-waiting'],
      ['refuses one that is not there', inject('DeliverInject', { injectId: 'no-such' }), 'not-found'],
      [
        'refuses elsewhere than where it arrives',
        control('DeliverInject', { injectId: 'inject-1' }),
        'other-jurisdiction',
      ],
      [
        'refuses before the start',
        () => anExercise({ started: false }).does('DeliverInject', { injectId: 'inject-1' }),
        'exercise-not-running',
      ],
    ],
    silent: 'refuses-again',
  },
  SkipInject: {
    acts: [['skips', inject('SkipInject', { reason: '时间不够' }), ['InjectSkipped']]],
    refuses: [
      ['refuses what was delivered', inject('SkipInject', {}, delivered), 'inject-not-waiting'],
      ['refuses one that is not there', inject('SkipInject', { injectId: 'no-such' }), 'not-found'],
    ],
    silent: 'refuses-again',
  },
  AcknowledgeMessage: {
    acts: [['signs for it', () => message(YUNXI), ['MessageAcknowledged']]],
    refuses: [
      [
        'refuses a second time',
        () => message(YUNXI, (s, messageId) => s.did('AcknowledgeMessage', { messageId })),
        'message-already-acknowledged',
      ],
      ['refuses who it was not for', () => message(SONGLING), 'other-jurisdiction'],
      ['refuses one that is not there', inLive('AcknowledgeMessage', { messageId: 'no-such' }), 'not-found'],
    ],
    silent: 'refuses-again',
  },
})

describe('what an inject brings with it', () => {
  const withEffect = (type: string, payload: (scene: Scene) => Payload) => {
    const scene = anExercise()
    scene.did('PrepareInject', anInject(3, 0, { effect: { type, payload: payload(scene) } }))
    const outcome = scene.does('DeliverInject', { injectId: 'inject-3' })
    return { outcome, refused: lastOf(scene, 'InjectDelivered').effectRefused }
  }

  it('is decided like a command from outside', () => {
    const { outcome, refused } = withEffect('SetDuty', (scene) => ({ unitId: aUnit(scene), duty: 'off' }))
    expect([outcome, refused]).toEqual([['InjectDelivered', 'MessageReceived', 'UnitPutOffDuty'], null])
  })

  it('may be refused; the inject is delivered all the same, and says why', () => {
    const { outcome, refused } = withEffect('SetDuty', () => ({ unitId: 'ghost', duty: 'on' }))
    expect([outcome, refused]).toEqual([['InjectDelivered', 'MessageReceived'], 'not-found'])
  })

  it.each<[string, string, Payload]>([
    ['does not parse', 'SetDuty', { unitId: 7 }],
    ['is no command', 'Nonsense', {}],
    ['would move the exercise itself', 'EndExercise', {}],
    [
      "holds a person's name",
      'ReportIncident',
      { code: '11B03', place: '桥', source: 'phone', description: '水', reporter: { name: '王五' } },
    ],
  ])('that %s has no effect and is named', (_, type, payload) => {
    const { outcome, refused } = withEffect(type, () => payload)
    expect([outcome, refused]).toEqual([['InjectDelivered', 'MessageReceived'], 'inject-effect-invalid'])
  })

  it('happens in one step, under one command, in the drill time of that instant', () => {
    const scene = anExercise()
    scene.clock.pass(9_000)
    scene.did('DeliverInject', { injectId: 'inject-1' })
    const events = scene.room.log.slice(-3)
    expect(new Set(events.map(({ commandId }) => commandId)).size).toBe(1)
    expect(events.map(({ exerciseMs, storyAt }) => [exerciseMs, storyAt])).toEqual(
      Array.from({ length: 3 }, () => [10_000, '2026-07-14T10:00:20.000Z']),
    )
  })
})
