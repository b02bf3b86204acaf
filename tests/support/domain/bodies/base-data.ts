import type { baseDataCommands } from '../../../../domain/base-data/commands.ts'
import { COUNTY, payload, type MakeBody } from './body.ts'

export const baseDataBodies: Record<keyof typeof baseDataCommands, MakeBody> = {
  ChangeBaseData: (draw) => ({
    jurisdiction: COUNTY,
    payload: payload({
      version: draw.pick(['qingshi-1', 'qingshi-2', 'qingshi-2:2'] as const),
      dataDate: '2026-06-01',
    }),
  }),
}
