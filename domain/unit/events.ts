import { z } from 'zod'
import { eventType } from '../event-type.ts'
import { casualties, freeText, label } from '../fields.ts'
import { incidentId, personId, unitId } from '../ids.ts'
import { jurisdiction } from '../jurisdiction.ts'
import { position } from '../position.ts'
import { deviceKey, teamType, unitSkill, unitStatus } from './commands.ts'

export const unitEvents = {
  UnitRegistered: eventType('jurisdiction', {
    unitId,
    name: label,
    teamType,
    callSign: label.nullable(),
    leader: personId.nullable(),
    headcount: z.number().int(),
    skills: z.array(unitSkill),
    home: position.nullable(),
    simulated: z.boolean(),
  }),
  LeaderAppointed: eventType('jurisdiction', { unitId, leader: personId, before: personId.nullable() }),
  DeviceBound: eventType('device-keepers', { unitId, device: deviceKey }),
  DeviceUnbound: eventType('device-keepers', { unitId, device: deviceKey }),
  UnitPutOnDuty: eventType('jurisdiction', { unitId, reason: freeText(200).nullable() }),
  UnitPutOffDuty: eventType('jurisdiction', { unitId, reason: freeText(200).nullable() }),
  UnitStatusChanged: eventType('jurisdiction', { unitId, from: unitStatus, to: unitStatus }),
  UnitAssigned: eventType('jurisdiction', {
    unitId,
    incidentId,
    incidentJurisdiction: jurisdiction,
    task: freeText(500).nullable(),
  }),
  UnitReleased: eventType('jurisdiction', { unitId, incidentId, reason: freeText(200).nullable() }),
  /** The unit's side of a report on the incident of another jurisdiction that it is assigned to. */
  SituationSent: eventType('jurisdiction', {
    unitId,
    incidentId,
    incidentJurisdiction: jurisdiction,
    text: freeText(4000),
    casualties: casualties.nullable(),
    position: position.nullable(),
  }),
} as const
