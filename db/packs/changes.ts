/** What one layer has that it had not, has no longer, or has otherwise; by id. */
export interface LayerChanges {
  readonly layer: string
  readonly added: number
  readonly changed: number
  readonly removed: number
  /** The first few of each, for a person to recognise. */
  readonly examples: { readonly added: string[]; readonly changed: string[]; readonly removed: string[] }
}

const SOME = 5

/** Compares two versions of a layer. Columns have no ids: they are the same or they are not. */
export function changesOf(layer: string, before: unknown, after: unknown): LayerChanges {
  const [old, now] = [rowsOf(before), rowsOf(after)]
  const added = [...now.keys()].filter((id) => !old.has(id))
  const removed = [...old.keys()].filter((id) => !now.has(id))
  const changed = [...now].filter(([id, text]) => old.has(id) && old.get(id) !== text).map(([id]) => id)
  return {
    ...{ layer, added: added.length, changed: changed.length, removed: removed.length },
    examples: {
      added: added.slice(0, SOME),
      changed: changed.slice(0, SOME),
      removed: removed.slice(0, SOME),
    },
  }
}

/** Each row as text, by its id or code; a single object, such as the header, by its fields. */
function rowsOf(content: unknown): Map<string, string> {
  if (typeof content !== 'object' || content === null) return new Map()
  const rows =
    'features' in content && Array.isArray(content.features) ? (content.features as unknown[]) : content
  if (!Array.isArray(rows))
    return new Map(Object.entries(rows).map(([key, value]) => [key, JSON.stringify(value)]))
  return new Map(rows.map((row: unknown, at) => [idOf(row) ?? `row ${at + 1}`, JSON.stringify(row)]))
}

function idOf(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null) return undefined
  const facts =
    'properties' in row && typeof row.properties === 'object' && row.properties ? row.properties : row
  const id = 'id' in facts ? facts.id : 'code' in facts ? facts.code : undefined
  return id === undefined ? undefined : String(id)
}
