import type { CommandType } from '../../../domain/commands.ts'
import type { Incident } from '../../../domain/incident/record.ts'
import { words, type Words } from '../../../domain/words.ts'

export type IncidentAction =
  'acknowledge' | 'verify' | 'grade' | 'assign' | 'update' | 'link' | 'share' | 'close' | 'reopen' | 'archive'

interface Action {
  readonly is: IncidentAction
  readonly words: Words
  readonly command: CommandType
  /** Whether it makes sense now; the server has the last word. */
  readonly when: (incident: Incident) => boolean
}

const open = (incident: Incident): boolean => incident.status !== 'closed'

/** What can be done with an incident, in the order in which it is done; the first that fits is the primary one. */
export const INCIDENT_ACTIONS: readonly Action[] = [
  {
    is: 'acknowledge',
    words: words('签收', 'Acknowledge'),
    command: 'AcknowledgeIncident',
    when: (incident) => open(incident) && incident.acknowledgedAt === null,
  },
  {
    is: 'verify',
    words: words('核实', 'Verify'),
    command: 'VerifyIncident',
    when: (incident) => incident.status === 'received',
  },
  {
    is: 'grade',
    words: words('定级', 'Grade'),
    command: 'GradeIncident',
    when: (incident) => incident.status === 'verified',
  },
  { is: 'assign', words: words('派队', 'Send a unit'), command: 'AssignUnit', when: open },
  { is: 'update', words: words('续报', 'Update'), command: 'UpdateSituation', when: open },
  { is: 'link', words: words('关联', 'Link'), command: 'LinkIncident', when: open },
  { is: 'share', words: words('共享', 'Share'), command: 'ShareIncident', when: open },
  {
    is: 'close',
    words: words('终止', 'Close'),
    command: 'CloseIncident',
    when: (incident) => incident.status === 'verified',
  },
  {
    is: 'reopen',
    words: words('恢复', 'Reopen'),
    command: 'ReopenIncident',
    when: (incident) => incident.status === 'closed',
  },
  {
    is: 'archive',
    words: words('归档', 'Archive'),
    command: 'ArchiveIncident',
    when: (incident) => incident.status === 'closed',
  },
]
