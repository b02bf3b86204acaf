import { z } from 'zod'
import { freeText, label, person } from '../fields.ts'
import { incidentId, unitId } from '../ids.ts'
import { saidPosition } from '../position.ts'

/** Team types of a township: 综合应急救援队, 半专业扑火队, 民兵 … */
export const teamType = z.enum([
  'rescue',
  'wildfire',
  'militia',
  'fire',
  'grid',
  'medical',
  'power',
  'telecom',
  'hydrology',
  'police',
  'social',
  'machinery',
  'boat',
  'other',
])
export type TeamType = z.infer<typeof teamType>

export const unitSkill = z.enum([
  'first-aid',
  'swift-water',
  'boat',
  'rope',
  'wildfire',
  'chainsaw',
  'drone',
  'excavator',
  'pump',
  'radio',
  'medical',
  'evacuation',
])
export type UnitSkill = z.infer<typeof unitSkill>

export const unitStatus = z.enum(['available', 'en-route', 'on-scene', 'returning'])
export type UnitStatus = z.infer<typeof unitStatus>

/** A device's key: its protocol and the identity it sends, `osmand:48241179`, `owntracks:user/phone`. */
export const deviceKey = z.string().regex(/^(osmand|owntracks):[^\s]{1,100}$/, 'device-key')

export const unitCommands = {
  RegisterUnit: z.strictObject({
    unitId: unitId.optional(),
    name: label,
    teamType,
    callSign: label.optional(),
    leader: person.optional(),
    headcount: z.number().int().min(0).max(10_000),
    skills: z.array(unitSkill).max(20).default([]),
    home: saidPosition.optional(),
    simulated: z.boolean().default(false),
  }),
  /** 更换队长: another person leads from now on; a correction of the same person is the administrator's. */
  AppointLeader: z.strictObject({ unitId, leader: person }),
  BindDevice: z.strictObject({ unitId, device: deviceKey }),
  UnbindDevice: z.strictObject({ unitId }),
  SetDuty: z.strictObject({ unitId, duty: z.enum(['on', 'off']), reason: freeText(200).optional() }),
  SetUnitStatus: z.strictObject({ unitId, status: unitStatus }),
  AssignUnit: z.strictObject({ unitId, incidentId, task: freeText(500).optional() }),
  ReleaseUnit: z.strictObject({ unitId, reason: freeText(200).optional() }),
} as const
