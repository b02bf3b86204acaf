import type { Event } from '../events.ts'
import type { Changes } from '../records.ts'
import type { baseDataEvents } from './events.ts'
import { BASE_DATA_ID } from './record.ts'

export function evolveBaseData({
  jurisdiction,
  recordedAt,
  payload: { version, dataDate },
}: Event<keyof typeof baseDataEvents>): Changes {
  const place = { id: BASE_DATA_ID, jurisdiction, sharedWith: [] }
  return { put: [{ kind: 'baseData', ...place, version, dataDate, loadedAt: recordedAt }], remove: [] }
}
