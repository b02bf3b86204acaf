import type { CommandType } from '../../../../domain/commands.ts'
import type { Read } from '../../../../domain/read.ts'
import type { Kind } from '../../../../domain/records.ts'
import type { Draw } from '../draw.ts'
import type { MakeBody } from './body.ts'
import { baseDataBodies } from './base-data.ts'
import { exerciseBodies } from './exercise.ts'
import { incidentBodies } from './incident.ts'
import { markingBodies } from './marking.ts'
import { stockBodies } from './stock.ts'
import { unitBodies } from './unit.ts'

/** A maker for every command there is: one that is forgotten does not compile. */
export const BODIES: Record<CommandType, MakeBody> = {
  ...incidentBodies,
  ...unitBodies,
  ...stockBodies,
  ...markingBodies,
  ...exerciseBodies,
  ...baseDataBodies,
}

/** How often each is drawn, so that a story gets somewhere: what makes things more often than what ends them. */
const WEIGHTS: Readonly<Record<CommandType, number>> = {
  ReportIncident: 8,
  AcknowledgeIncident: 2,
  VerifyIncident: 6,
  GradeIncident: 2,
  UpdateSituation: 3,
  LinkIncident: 2,
  ShareIncident: 5,
  CloseIncident: 3,
  ReopenIncident: 1,
  ArchiveIncident: 3,
  RegisterUnit: 5,
  AppointLeader: 2,
  BindDevice: 1,
  UnbindDevice: 1,
  SetDuty: 6,
  SetUnitStatus: 3,
  AssignUnit: 8,
  ReleaseUnit: 4,
  RegisterWarehouse: 2,
  AppointKeeper: 1,
  RegisterItem: 2,
  ReceiveStock: 6,
  IssueStock: 6,
  CountStock: 2,
  SetStockTargets: 2,
  DrawMarking: 5,
  AlterMarking: 3,
  ShareMarking: 2,
  LiftMarking: 2,
  PrepareExercise: 1,
  PrepareInject: 6,
  StartExercise: 2,
  PauseExercise: 1,
  ResumeExercise: 1,
  SetExerciseRate: 1,
  JumpExercise: 1,
  EndExercise: 0,
  DeliverInject: 6,
  SkipInject: 1,
  AcknowledgeMessage: 3,
  ChangeBaseData: 1,
}

/** Commands on a kind of record that there is none of yet are drawn only now and then. */
const NEEDS: Readonly<Partial<Record<CommandType, Kind>>> = {
  AcknowledgeIncident: 'incident',
  VerifyIncident: 'incident',
  GradeIncident: 'incident',
  UpdateSituation: 'incident',
  LinkIncident: 'incident',
  ShareIncident: 'incident',
  CloseIncident: 'incident',
  ReopenIncident: 'incident',
  ArchiveIncident: 'incident',
  AppointLeader: 'unit',
  BindDevice: 'unit',
  UnbindDevice: 'unit',
  SetDuty: 'unit',
  SetUnitStatus: 'unit',
  AssignUnit: 'unit',
  ReleaseUnit: 'unit',
  AppointKeeper: 'warehouse',
  ReceiveStock: 'item',
  IssueStock: 'balance',
  CountStock: 'balance',
  SetStockTargets: 'item',
  AlterMarking: 'marking',
  ShareMarking: 'marking',
  LiftMarking: 'marking',
  PrepareInject: 'exercise',
  StartExercise: 'exercise',
  PauseExercise: 'exercise',
  ResumeExercise: 'exercise',
  SetExerciseRate: 'exercise',
  JumpExercise: 'exercise',
  DeliverInject: 'inject',
  SkipInject: 'inject',
  AcknowledgeMessage: 'message',
}

const DECK = (Object.keys(WEIGHTS) as CommandType[]).flatMap((type) =>
  Array.from({ length: WEIGHTS[type] }, () => type),
)

const CONTROL = Object.keys(exerciseBodies)

/** A whole command as it would come from outside, drawn against a state so that most of them fit it. */
export function drawCommand(
  draw: Draw,
  read: Read,
  commandId: string,
  kind: 'actual' | 'exercise' = 'exercise',
): unknown {
  const type = drawType(draw, read, kind)
  return { commandId, type, ...BODIES[type](draw, read) }
}

function drawType(draw: Draw, read: Read, kind: 'actual' | 'exercise'): CommandType {
  if (draw.chance(1)) return 'EndExercise'
  const any = draw.chance(4)
  const fits = (type: CommandType): boolean => {
    const need = NEEDS[type]
    if (kind === 'actual' && CONTROL.includes(type)) return false
    return need === undefined || hasSome(read.list(need))
  }
  return draw.pick(any ? DECK : DECK.filter(fits)) ?? 'ReportIncident'
}

function hasSome(records: Iterable<unknown>): boolean {
  for (const _ of records) return true
  return false
}
