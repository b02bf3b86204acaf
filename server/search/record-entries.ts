import { codeName } from '../../domain/incident/codes.ts'
import type { SearchEntry } from '../../domain/geo/search/entry.ts'
import type { Read } from '../../domain/read.ts'
import { viewFor, type Audience } from '../../domain/visibility.ts'
import { words } from '../../domain/words.ts'
import { readingsOf } from './readings.ts'

const same = (text: string) => words(text, text)

/** Units, stores and incidents of an operation that an audience may see and that lie somewhere. */
export function* recordEntries(read: Read, audience: Audience): Iterable<SearchEntry> {
  for (const record of read.list('unit')) {
    const unit = viewFor(audience, record)
    if (!unit?.home) continue
    const { id, name, callSign, jurisdiction, home: point } = unit
    const readings = readingsOf(name)
    yield { kind: 'unit', id, name: same(name), alias: callSign ?? '', jurisdiction, point, readings }
  }
  for (const record of read.list('warehouse')) {
    const store = viewFor(audience, record)
    if (!store) continue
    const { id, name, jurisdiction, position: point } = store
    yield {
      kind: 'warehouse',
      id,
      name: same(name),
      alias: '',
      jurisdiction,
      point,
      readings: readingsOf(name),
    }
  }
  for (const record of read.list('incident')) {
    const incident = viewFor(audience, record)
    if (!incident?.position) continue
    const { id, number, code, place, jurisdiction, position: point } = incident
    const kind = codeName(code)
    const name = words(`${kind.zh} ${place ?? ''}`.trim(), `${kind.en} ${place ?? ''}`.trim())
    yield {
      kind: 'incident',
      id,
      name,
      alias: String(number),
      jurisdiction,
      point,
      readings: readingsOf(name.zh),
    }
  }
}
