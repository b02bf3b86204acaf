import type { Role } from './actor.ts'
import type { CommandType } from './commands.ts'
import { covers, type Jurisdiction } from './jurisdiction.ts'

const OFFICE: readonly Role[] = ['commander', 'duty', 'controller']
const SET_UP: readonly Role[] = ['admin', 'commander', 'duty', 'controller']
const FIELD: readonly Role[] = [...OFFICE, 'team']
const CONTROL: readonly Role[] = ['controller']
const PROGRAM: readonly Role[] = []

/** Which roles may give which command, within their jurisdiction. Nobody else may; the program itself always may. */
export const MAY_COMMAND: { readonly [T in CommandType]: readonly Role[] } = {
  ReportIncident: FIELD,
  AcknowledgeIncident: OFFICE,
  VerifyIncident: OFFICE,
  GradeIncident: OFFICE,
  UpdateSituation: FIELD,
  LinkIncident: OFFICE,
  ShareIncident: OFFICE,
  CloseIncident: OFFICE,
  ReopenIncident: OFFICE,
  ArchiveIncident: OFFICE,
  RegisterUnit: SET_UP,
  AppointLeader: [...FIELD, 'admin'],
  BindDevice: SET_UP,
  UnbindDevice: SET_UP,
  SetDuty: [...FIELD, 'admin'],
  SetUnitStatus: FIELD,
  AssignUnit: OFFICE,
  ReleaseUnit: OFFICE,
  RegisterWarehouse: SET_UP,
  AppointKeeper: SET_UP,
  RegisterItem: SET_UP,
  ReceiveStock: OFFICE,
  IssueStock: OFFICE,
  CountStock: OFFICE,
  SetStockTargets: SET_UP,
  DrawMarking: FIELD,
  AlterMarking: FIELD,
  ShareMarking: OFFICE,
  LiftMarking: FIELD,
  PrepareExercise: PROGRAM,
  PrepareInject: PROGRAM,
  StartExercise: CONTROL,
  PauseExercise: CONTROL,
  ResumeExercise: CONTROL,
  SetExerciseRate: CONTROL,
  JumpExercise: CONTROL,
  EndExercise: CONTROL,
  DeliverInject: CONTROL,
  SkipInject: CONTROL,
  AcknowledgeMessage: FIELD,
  ChangeBaseData: PROGRAM,
}

/** A right: a role, where, in which operation. `exercises` stands for every exercise. */
export interface Grant {
  readonly operation: 'live' | 'exercises' | (string & {})
  readonly role: Role
  readonly jurisdiction: Jurisdiction
}

export interface OperationAccess {
  readonly id: string
  readonly kind: 'actual' | 'exercise'
  /** In an exercise: the jurisdictions that play. */
  readonly participants: readonly Jurisdiction[]
  /** An exercise that has not started does not exist for its players. */
  readonly started: boolean
}

const DRILL_STAFF: readonly Role[] = ['controller', 'evaluator', 'auditor']

/**
 * The grant under which someone enters an operation, or undefined when it does not exist for them. A grant for the
 * exercise itself comes first, then one for all exercises, then, for the exercise's participants, their live one.
 */
export function grantIn(operation: OperationAccess, grants: readonly Grant[]): Grant | undefined {
  if (operation.kind === 'actual') return grants.find((grant) => grant.operation === operation.id)
  const plays = ({ jurisdiction }: Grant) =>
    operation.participants.some((code) => covers(code, jurisdiction) || covers(jurisdiction, code))
  const found =
    grants.find((grant) => grant.operation === operation.id) ??
    grants.find((grant) => grant.operation === 'exercises') ??
    grants.find((grant) => grant.operation === 'live' && plays(grant))
  if (!found || (!operation.started && !DRILL_STAFF.includes(found.role))) return undefined
  return found
}

/** Whether a grant lets its holder give this command there. */
export const mayCommand = (
  grant: Pick<Grant, 'role' | 'jurisdiction'>,
  type: CommandType,
  jurisdiction: string,
): boolean => MAY_COMMAND[type].includes(grant.role) && covers(grant.jurisdiction, jurisdiction)
