import type { Sql } from 'postgres'
import { type Columns, iso, ms } from './rows.ts'
import { unlessThereSql } from './upsert.ts'

/** One reading of a unit's position: WGS-84 degrees, metres, metres a second; battery 0 to 1. */
export interface FixRow {
  operation: string
  unit: string
  /** Said by the device. */
  fixAt: string
  receivedAt: string
  device: string
  lat: number
  lon: number
  altitudeM?: number | undefined
  accuracyM?: number | undefined
  speedMps?: number | undefined
  headingDeg?: number | undefined
  battery?: number | undefined
  simulated: boolean
  /** The holder called for help. */
  sos?: boolean | undefined
  /** What the device said, of a call for help whose clock cannot be right; epoch milliseconds. */
  saidMs?: number | undefined
}

/**
 * Stores a batch. A fix that is there already (same operation, unit and instant) is left as it is: phones send again
 * what they think was lost. Only a call for help takes the place of a fix that was none. Returns how many were new.
 */
export async function insertFixes({ sql }: { sql: Sql }, fixes: readonly FixRow[]): Promise<number> {
  if (fixes.length === 0) return 0
  const result = await sql`
    insert into fixes (operation, unit, fix_at, received_at, device, lat, lon, altitude_m, accuracy_m, speed_mps,
      heading_deg, battery, simulated, sos, said_ms)
    select f.operation, f.unit, f."fixAt", f."receivedAt", f.device, f.lat, f.lon, f."altitudeM", f."accuracyM",
      f."speedMps", f."headingDeg", f.battery, f.simulated, f.sos, f."saidMs"
    from ${recordset(sql, fixes)}
    ${unlessThereSql(sql, 'operation', 'unit', 'fix_at')}`
  const calls = fixes.filter(({ sos }) => sos)
  if (calls.length > 0) await raiseToCalls({ sql }, calls)
  return result.count
}

/** A phone may tell the alarm with the place and instant that it had told already: the call must outlive a restart. */
async function raiseToCalls({ sql }: { sql: Sql }, calls: readonly FixRow[]): Promise<void> {
  await sql`
    update fixes set received_at = f."receivedAt", device = f.device, lat = f.lat, lon = f.lon,
      altitude_m = f."altitudeM", accuracy_m = f."accuracyM", speed_mps = f."speedMps", heading_deg = f."headingDeg",
      battery = f.battery, simulated = f.simulated, sos = true,
      said_ms = f."saidMs"
    from ${recordset(sql, calls)}
    where fixes.operation = f.operation and fixes.unit = f.unit and fixes.fix_at = f."fixAt"
      and fixes.sos is not true`
}

const recordset = (sql: Sql, rows: readonly FixRow[]) => sql`
  jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as f(operation text, unit text, "fixAt" timestamptz,
    "receivedAt" timestamptz, device text, lat float8, lon float8, "altitudeM" float8, "accuracyM" float8,
    "speedMps" float8, "headingDeg" float8, battery float8, simulated boolean, sos boolean, "saidMs" bigint)`

export interface TrackQuery {
  unit: string
  from: Date
  to: Date
  /** At most about this many fixes: of more, every nth is given, and always the last. */
  limit: number
}

/** A unit's fixes between two instants, oldest first. */
export async function readTrack(
  { sql }: { sql: Sql },
  operation: string,
  query: TrackQuery,
): Promise<FixRow[]> {
  const rows = await sql<Columns<FixRow>[]>`
    with numbered as (
      select *, row_number() over (order by fix_at) as n, count(*) over () as total from fixes
      where operation = ${operation} and unit = ${query.unit}
        and fix_at between ${query.from.toISOString()} and ${query.to.toISOString()}
    )
    select ${columns(sql)} from numbered
    where n = total or (n - 1) % greatest(1, ceil(total::float8 / ${query.limit}::float8)::bigint) = 0
    order by fix_at`
  return rows.map(toFix)
}

/**
 * The last fix of each unit at or before an instant, but not older than `since`. Without `units`, of every
 * unit that has any: their names are found by hopping over the index, not by reading all fixes.
 */
export async function readPositions(
  { sql }: { sql: Sql },
  operation: string,
  at: { instant: Date; since?: Date; units?: readonly string[] },
): Promise<FixRow[]> {
  const names = at.units
    ? sql`select jsonb_array_elements_text(${JSON.stringify(at.units)}::text::jsonb) as unit`
    : sql`select unit from hop where unit is not null`
  const rows = await sql<Columns<FixRow>[]>`
    with recursive hop as (${hop(sql, operation)}), names as (${names})
    select last.* from names cross join lateral (
      select ${columns(sql)} from fixes f
      where f.operation = ${operation} and f.unit = names.unit and f.fix_at <= ${at.instant.toISOString()}
        and f.fix_at >= ${(at.since ?? new Date(0)).toISOString()}
      order by f.fix_at desc limit 1
    ) as last`
  return rows.map(toFix)
}

/** Of each unit whose holder has called for help between two instants, the last fix that did. */
export async function readCallsForHelp(
  { sql }: { sql: Sql },
  operation: string,
  { since, until }: { since: Date; until: Date },
): Promise<FixRow[]> {
  const rows = await sql<Columns<FixRow>[]>`
    with recursive hop as (${hop(sql, operation)})
    select last.* from hop cross join lateral (
      select ${columns(sql)} from fixes f
      where f.operation = ${operation} and f.unit = hop.unit and f.fix_at >= ${since.toISOString()}
        and f.fix_at <= ${until.toISOString()} and f.sos
      order by f.fix_at desc limit 1
    ) as last`
  return rows.map(toFix)
}

/** The newest calls for help since an instant whose devices have a wrong clock, at most `each` of a unit, oldest first. */
export async function readCallsOfWrongClocks(
  { sql }: { sql: Sql },
  operation: string,
  { since, each }: { since: Date; each: number },
): Promise<FixRow[]> {
  const rows = await sql<Columns<FixRow>[]>`
    with recursive hop as (${hop(sql, operation)})
    select newest.* from hop cross join lateral (
      select ${columns(sql)} from fixes f
      where f.operation = ${operation} and f.unit = hop.unit and f.fix_at >= ${since.toISOString()}
        and f.said_ms is not null
      order by f.fix_at desc limit ${each}
    ) as newest
    order by newest.unit, newest."fixAt"`
  return rows.map(toFix)
}

/** The units that have fixes, found by hopping over the index; the last row is null. To stand in `with recursive hop`. */
const hop = (sql: Sql, operation: string) => sql`
  select (select min(unit) from fixes where operation = ${operation}) as unit
  union all
  select (select min(f.unit) from fixes f where f.operation = ${operation} and f.unit > hop.unit)
  from hop where hop.unit is not null`

/** Removes fixes older than an instant (the retention rule); returns how many. */
export async function pruneFixes({ sql }: { sql: Sql }, operation: string, before: Date): Promise<number> {
  const result = await sql`
    delete from fixes where operation = ${operation} and fix_at < ${before.toISOString()}`
  return result.count
}

const columns = (sql: Sql) => sql`
  operation, unit, ${ms(sql, 'fix_at')} as "fixAt", ${ms(sql, 'received_at')} as "receivedAt", device, lat,
  lon, altitude_m as "altitudeM", accuracy_m as "accuracyM", speed_mps as "speedMps", heading_deg as "headingDeg",
  battery, simulated, sos, said_ms as "saidMs"`

function toFix(row: Columns<FixRow>): FixRow {
  return {
    ...{ operation: row.operation, unit: row.unit, fixAt: iso(row.fixAt), receivedAt: iso(row.receivedAt) },
    ...{ device: row.device, lat: row.lat, lon: row.lon, simulated: row.simulated },
    altitudeM: row.altitudeM ?? undefined,
    accuracyM: row.accuracyM ?? undefined,
    speedMps: row.speedMps ?? undefined,
    headingDeg: row.headingDeg ?? undefined,
    battery: row.battery ?? undefined,
    ...(row.sos ? { sos: true } : {}),
    ...(row.saidMs === null ? {} : { saidMs: row.saidMs }),
  }
}
