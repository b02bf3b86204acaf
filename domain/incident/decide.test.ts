import { expect, it } from 'vitest'
import { COUNTY, SONGLING, YUNXI } from '../../tests/support/domain/bodies/body.ts'
import { given, parentAndChild, withUnit } from '../../tests/support/domain/incident-scenes.ts'
import { SILENCE, theThreeQuestions } from '../../tests/support/domain/questions.ts'
import {
  aClosedIncident,
  anIncident,
  aVerifiedIncident,
  lastOf,
  Scene,
} from '../../tests/support/domain/scene.ts'
import type { incidentCommands } from './commands.ts'

/** Asked in decide-ending.test.ts. */
type Ending = 'CloseIncident' | 'ReopenIncident' | 'ArchiveIncident'

const REPORT = { code: '11B03', place: '河口桥', source: 'phone', description: '水漫过桥' }
const CONFIRMED = { outcome: 'confirmed', basis: '已到现场' }
const FALSE_ALARM = { outcome: 'false-alarm', basis: '误报' }
const GRADE = { level: 'III', basis: '受灾 30 人' }

const nothing = () => 'no-such-incident'

theThreeQuestions<Exclude<keyof typeof incidentCommands, Ending>>({
  ReportIncident: {
    acts: [
      ['is a report', given(nothing, (s) => s.does('ReportIncident', REPORT)), ['IncidentReported']],
      [
        'may name the incident that it belongs to',
        given(anIncident, (s, parentId) => s.does('ReportIncident', { ...REPORT, parentId })),
        ['IncidentReported'],
      ],
    ],
    refuses: [
      [
        'refuses a parent that does not exist',
        given(nothing, (s, parentId) => s.does('ReportIncident', { ...REPORT, parentId })),
        'not-found',
      ],
      [
        'refuses what is yet to happen',
        given(nothing, (s) => s.does('ReportIncident', REPORT, { occurredAt: '2026-07-14T10:05:02Z' })),
        'occurred-in-future',
      ],
    ],
    silent: 'acts-again',
  },
  AcknowledgeIncident: {
    acts: [
      [
        'stops the alarm',
        given(anIncident, (s, incidentId) => s.does('AcknowledgeIncident', { incidentId })),
        ['IncidentAcknowledged'],
      ],
    ],
    refuses: [
      [
        'refuses one that is not there',
        given(nothing, (s, incidentId) => s.does('AcknowledgeIncident', { incidentId })),
        'not-found',
      ],
      [
        'refuses a second time',
        given(anIncident, (s, incidentId) => {
          s.did('AcknowledgeIncident', { incidentId })
          return s.does('AcknowledgeIncident', { incidentId })
        }),
        'incident-already-acknowledged',
      ],
      [
        'refuses one that another township only shares',
        given(anIncident, (s, incidentId) => {
          s.did('ShareIncident', { incidentId, with: [SONGLING] })
          return s.does('AcknowledgeIncident', { incidentId }, { jurisdiction: SONGLING })
        }),
        'other-jurisdiction',
      ],
      [
        'does not find one that another township keeps to itself',
        given(anIncident, (s, incidentId) =>
          s.does('AcknowledgeIncident', { incidentId }, { jurisdiction: SONGLING }),
        ),
        'not-found',
      ],
    ],
    silent: 'refuses-again',
  },
  VerifyIncident: {
    acts: [
      [
        'confirms',
        given(anIncident, (s, incidentId) => s.does('VerifyIncident', { incidentId, ...CONFIRMED })),
        ['IncidentVerified'],
      ],
      [
        'finds it false',
        given(anIncident, (s, incidentId) => s.does('VerifyIncident', { incidentId, ...FALSE_ALARM })),
        ['IncidentFoundFalse'],
      ],
      [
        'finds it false after all',
        given(aVerifiedIncident, (s, incidentId) => s.does('VerifyIncident', { incidentId, ...FALSE_ALARM })),
        ['IncidentFoundFalse'],
      ],
    ],
    refuses: [
      [
        'refuses to confirm twice',
        given(aVerifiedIncident, (s, incidentId) => s.does('VerifyIncident', { incidentId, ...CONFIRMED })),
        'incident-already-verified',
      ],
      [
        'refuses when closed',
        given(aClosedIncident, (s, incidentId) => s.does('VerifyIncident', { incidentId, ...CONFIRMED })),
        'incident-closed',
      ],
      [
        'does not call false what units are working on',
        given(withUnit, (s, incidentId) => s.does('VerifyIncident', { incidentId, ...FALSE_ALARM })),
        'incident-has-units',
      ],
      [
        'does not call false what open incidents hang on',
        given(
          (s) => parentAndChild(s).parentId,
          (s, incidentId) => s.does('VerifyIncident', { incidentId, ...FALSE_ALARM }),
        ),
        'incident-has-open-children',
      ],
    ],
    silent: 'refuses-again',
  },
  GradeIncident: {
    acts: [
      [
        'grades',
        given(aVerifiedIncident, (s, incidentId) => s.does('GradeIncident', { incidentId, ...GRADE })),
        ['IncidentGraded'],
      ],
      [
        'grades again on another basis',
        given(aVerifiedIncident, (s, incidentId) => {
          s.did('GradeIncident', { incidentId, ...GRADE })
          return s.does('GradeIncident', { incidentId, ...GRADE, basis: '受灾 60 人' })
        }),
        ['IncidentGraded'],
      ],
    ],
    refuses: [
      [
        'refuses before it is verified',
        given(anIncident, (s, incidentId) => s.does('GradeIncident', { incidentId, ...GRADE })),
        'incident-not-verified',
      ],
      [
        'refuses when closed',
        given(aClosedIncident, (s, incidentId) => s.does('GradeIncident', { incidentId, ...GRADE })),
        'incident-closed',
      ],
    ],
    silent: [
      [
        'is silent when it has that grade for that reason',
        given(aVerifiedIncident, (s, incidentId) => {
          s.did('GradeIncident', { incidentId, ...GRADE })
          return s.does('GradeIncident', { incidentId, ...GRADE })
        }),
        SILENCE,
      ],
    ],
  },
  UpdateSituation: {
    acts: [
      [
        'tells how it stands',
        given(anIncident, (s, incidentId) => s.does('UpdateSituation', { incidentId, text: '水退' })),
        ['SituationUpdated'],
      ],
      [
        'moves a verified one on to its next phase',
        given(aVerifiedIncident, (s, incidentId) =>
          s.does('UpdateSituation', { incidentId, text: '清淤', phase: 'recovery' }),
        ),
        ['SituationUpdated'],
      ],
    ],
    refuses: [
      [
        'refuses a phase before it is verified',
        given(anIncident, (s, incidentId) =>
          s.does('UpdateSituation', { incidentId, text: '清淤', phase: 'recovery' }),
        ),
        'incident-not-verified',
      ],
      [
        'refuses when closed',
        given(aClosedIncident, (s, incidentId) => s.does('UpdateSituation', { incidentId, text: '水退' })),
        'incident-closed',
      ],
    ],
    silent: 'acts-again',
  },
  LinkIncident: {
    acts: [
      [
        'links',
        given(anIncident, (s, parentId) => s.does('LinkIncident', { incidentId: anIncident(s), parentId })),
        ['IncidentLinked'],
      ],
      [
        'unlinks',
        given(
          (s) => parentAndChild(s).childId,
          (s, incidentId) => s.does('LinkIncident', { incidentId, parentId: null }),
        ),
        ['IncidentLinked'],
      ],
    ],
    refuses: [
      [
        'refuses itself',
        given(anIncident, (s, incidentId) => s.does('LinkIncident', { incidentId, parentId: incidentId })),
        'incident-link-loop',
      ],
      [
        'refuses what stands below it',
        () => {
          const scene = new Scene()
          const { parentId, childId } = parentAndChild(scene)
          const grandchild = anIncident(scene, YUNXI, { parentId: childId })
          return scene.does('LinkIncident', { incidentId: parentId, parentId: grandchild })
        },
        'incident-link-loop',
      ],
      [
        'refuses a parent that does not exist',
        given(anIncident, (s, incidentId) => s.does('LinkIncident', { incidentId, parentId: 'no-such' })),
        'not-found',
      ],
      [
        'refuses a parent that is closed',
        given(aClosedIncident, (s, parentId) =>
          s.does('LinkIncident', { incidentId: anIncident(s), parentId }),
        ),
        'incident-parent-closed',
      ],
      [
        'refuses when closed',
        given(aClosedIncident, (s, incidentId) => s.does('LinkIncident', { incidentId, parentId: null })),
        'incident-closed',
      ],
    ],
    silent: [
      [
        'is silent when it is linked there',
        () => {
          const scene = new Scene()
          const { parentId, childId } = parentAndChild(scene)
          return scene.does('LinkIncident', { incidentId: childId, parentId })
        },
        SILENCE,
      ],
      [
        'is silent when it hangs on nothing',
        given(anIncident, (s, incidentId) => s.does('LinkIncident', { incidentId, parentId: null })),
        SILENCE,
      ],
    ],
  },
  ShareIncident: {
    acts: [
      [
        'shares',
        given(anIncident, (s, incidentId) => s.does('ShareIncident', { incidentId, with: [SONGLING] })),
        ['IncidentShared'],
      ],
      [
        'ends the sharing',
        given(anIncident, (s, incidentId) => {
          s.did('ShareIncident', { incidentId, with: [SONGLING] })
          return s.does('ShareIncident', { incidentId, with: [] })
        }),
        ['IncidentShared'],
      ],
    ],
    refuses: [
      [
        'refuses one that is not there',
        given(nothing, (s, incidentId) => s.does('ShareIncident', { incidentId, with: [] })),
        'not-found',
      ],
    ],
    silent: [
      [
        'is silent when it is shared with the same, in any order and twice',
        given(anIncident, (s, incidentId) => {
          s.did('ShareIncident', { incidentId, with: [SONGLING, '990101103'] })
          return s.does('ShareIncident', { incidentId, with: ['990101103', SONGLING, SONGLING] })
        }),
        SILENCE,
      ],
      [
        'is silent about those who see it anyway',
        given(anIncident, (s, incidentId) => s.does('ShareIncident', { incidentId, with: [COUNTY, YUNXI] })),
        SILENCE,
      ],
    ],
  },
})

it('numbers incidents per jurisdiction, and never twice', () => {
  const scene = new Scene()
  const numbers = [YUNXI, YUNXI, SONGLING, YUNXI].map((where) => {
    anIncident(scene, where)
    return lastOf(scene, 'IncidentReported').number
  })
  expect(numbers).toEqual([1, 2, 1, 3])
  scene.did('VerifyIncident', { incidentId: 'n-4', ...FALSE_ALARM })
  scene.did('ArchiveIncident', { incidentId: 'n-4' })
  anIncident(scene)
  expect(lastOf(scene, 'IncidentReported').number).toBe(4)
})

it('lets the news of the end of a sharing reach those who still have it, and no more', () => {
  const scene = new Scene()
  const incidentId = anIncident(scene)
  scene.did('ShareIncident', { incidentId, with: [SONGLING, '990101103'] })
  scene.did('ShareIncident', { incidentId, with: ['990101103'] })
  expect(scene.room.log.at(-1)?.sharedWith).toEqual(['990101103'])
})

it('writes only the records it concerns into the timeline of each', () => {
  const scene = new Scene()
  const { parentId, childId } = parentAndChild(scene)
  expect(scene.room.log.at(-1)?.about).toEqual([childId, parentId])
  scene.did('LinkIncident', { incidentId: childId, parentId: null })
  expect(scene.room.log.at(-1)?.about).toEqual([childId])
})
