import { theThreeQuestions } from '../../tests/support/domain/questions.ts'
import { given, parentAndChild, withUnit } from '../../tests/support/domain/incident-scenes.ts'
import { aClosedIncident, anIncident, aVerifiedIncident, Scene } from '../../tests/support/domain/scene.ts'

const FALSE_ALARM = { outcome: 'false-alarm', basis: '误报' }
const reason = '险情解除'

theThreeQuestions<'CloseIncident' | 'ReopenIncident' | 'ArchiveIncident'>({
  CloseIncident: {
    acts: [
      [
        'closes',
        given(aVerifiedIncident, (s, incidentId) => s.does('CloseIncident', { incidentId, reason })),
        ['IncidentClosed'],
      ],
      [
        'closes when what hung on it is closed',
        () => {
          const scene = new Scene()
          const { parentId, childId } = parentAndChild(scene)
          scene.did('VerifyIncident', { incidentId: childId, ...FALSE_ALARM })
          return scene.does('CloseIncident', { incidentId: parentId, reason })
        },
        ['IncidentClosed'],
      ],
    ],
    refuses: [
      [
        'refuses before it is verified',
        given(anIncident, (s, incidentId) => s.does('CloseIncident', { incidentId, reason })),
        'incident-not-verified',
      ],
      [
        'refuses while units are there',
        given(withUnit, (s, incidentId) => s.does('CloseIncident', { incidentId, reason })),
        'incident-has-units',
      ],
      [
        'refuses while open incidents hang on it',
        given(
          (s) => parentAndChild(s).parentId,
          (s, incidentId) => s.does('CloseIncident', { incidentId, reason }),
        ),
        'incident-has-open-children',
      ],
      [
        'refuses a second time',
        given(aClosedIncident, (s, incidentId) => s.does('CloseIncident', { incidentId, reason })),
        'incident-closed',
      ],
    ],
    silent: 'refuses-again',
  },
  ReopenIncident: {
    acts: [
      [
        'reopens',
        given(aClosedIncident, (s, incidentId) => s.does('ReopenIncident', { incidentId, reason })),
        ['IncidentReopened'],
      ],
    ],
    refuses: [
      [
        'refuses one that is open',
        given(aVerifiedIncident, (s, incidentId) => s.does('ReopenIncident', { incidentId, reason })),
        'incident-not-closed',
      ],
    ],
    silent: 'refuses-again',
  },
  ArchiveIncident: {
    acts: [
      [
        'archives',
        given(aClosedIncident, (s, incidentId) => s.does('ArchiveIncident', { incidentId })),
        ['IncidentArchived'],
      ],
    ],
    refuses: [
      [
        'refuses one that is open',
        given(anIncident, (s, incidentId) => s.does('ArchiveIncident', { incidentId })),
        'incident-not-closed',
      ],
      [
        'does not find it a second time',
        given(aClosedIncident, (s, incidentId) => {
          s.did('ArchiveIncident', { incidentId })
          return s.does('ArchiveIncident', { incidentId })
        }),
        'not-found',
      ],
    ],
    silent: 'refuses-again',
  },
})
