import { theThreeQuestions } from '../../tests/support/domain/questions.ts'
import { given, parentAndChild, withUnit } from '../../tests/support/domain/incident-scenes.ts'
import { COUNTY, SONGLING, YUNXI } from '../../tests/support/domain/bodies/body.ts'
import {
  aClosedIncident,
  anIncident,
  aVerifiedIncident,
  Scene,
  type Outcome,
} from '../../tests/support/domain/scene.ts'

const FALSE_ALARM = { outcome: 'false-alarm', basis: '误报' }
const reason = '险情解除'
const there = { jurisdiction: SONGLING }

/** Reopens a closed incident of 云溪镇 whose parent was closed too, after what else happened to that. */
function reopensBelow(
  jurisdiction: string,
  meanwhile: (scene: Scene, parentId: string) => void = () => undefined,
): Outcome {
  const scene = new Scene()
  const county = { jurisdiction: COUNTY }
  const parentId = aVerifiedIncident(scene, jurisdiction)
  const childId = aVerifiedIncident(scene)
  scene.did('LinkIncident', { incidentId: childId, parentId }, county)
  scene.did('CloseIncident', { incidentId: childId, reason })
  scene.did('CloseIncident', { incidentId: parentId, reason }, { jurisdiction })
  meanwhile(scene, parentId)
  return scene.does('ReopenIncident', { incidentId: childId, reason })
}

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
      [
        'reopens when the incident above was reopened first',
        () =>
          reopensBelow(SONGLING, (s, incidentId) => s.did('ReopenIncident', { incidentId, reason }, there)),
        ['IncidentReopened'],
      ],
      [
        'reopens when the incident above is archived',
        () => reopensBelow(SONGLING, (s, incidentId) => s.did('ArchiveIncident', { incidentId }, there)),
        ['IncidentReopened'],
      ],
    ],
    refuses: [
      [
        'refuses one that is open',
        given(aVerifiedIncident, (s, incidentId) => s.does('ReopenIncident', { incidentId, reason })),
        'incident-not-closed',
      ],
      ['refuses one below an incident that is closed', () => reopensBelow(YUNXI), 'incident-parent-closed'],
      [
        'refuses one below a closed incident of another jurisdiction',
        () => reopensBelow(SONGLING),
        'incident-parent-closed',
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
