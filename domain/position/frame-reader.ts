import { unitId as unitIdSchema, type UnitId } from '../ids.ts'
import { ByteReader } from './bytes.ts'
import {
  ALL_FLAGS,
  BATTERY_UNKNOWN,
  DELTA,
  FLAG,
  FRAME_VERSION,
  FrameError,
  KEYFRAME,
  MAX_ID_LENGTH,
  MAX_UNITS,
  STEPS_PER_DEGREE,
  type FrameFault,
  type UnitPosition,
} from './frame.ts'
import { fromSteps, timeSteps, type SteppedPosition } from './frame-units.ts'

/** What became of a frame. `gap`: one before it is missing, so it says nothing until the next keyframe. */
export type FrameOutcome =
  | {
      readonly is: 'applied'
      readonly keyframe: boolean
      /** The server's clock when the frame was made. */
      readonly timeMs: number
      /** In a keyframe: every unit there is; whoever is not among them is gone. */
      readonly changed: readonly UnitPosition[]
    }
  | { readonly is: 'gap' | 'old'; readonly number: number }
  | { readonly is: 'invalid'; readonly fault: FrameFault }

interface State {
  readonly stream: number
  readonly number: number
  readonly ids: readonly UnitId[]
  readonly positions: ReadonlyMap<number, SteppedPosition>
}

/** Reads the frames of one operation, in any browser. A frame that is not whole and right changes nothing. */
export class FrameReader {
  #ids: UnitId[] = []
  #known = new Set<UnitId>()
  #positions = new Map<number, SteppedPosition>()
  #stream: number | undefined
  #number = 0

  read(bytes: Uint8Array): FrameOutcome {
    try {
      return this.#read(new ByteReader(bytes))
    } catch (error) {
      if (error instanceof FrameError) return { is: 'invalid', fault: error.fault }
      throw error
    }
  }

  #read(input: ByteReader): FrameOutcome {
    const header = readHeader(input)
    const { stream, number, timeMs, keyframe } = header
    const same = stream === this.#stream
    if (same && (keyframe ? number < this.#number : number <= this.#number)) return { is: 'old', number }
    if (!keyframe && !(same && number === this.#number + 1)) return { is: 'gap', number }

    const held: State = keyframe
      ? { stream, number, ids: [], positions: new Map() }
      : { stream, number, ids: this.#ids, positions: this.#positions }
    const added = readTable(input, held.ids.length, keyframe ? new Set() : this.#known)
    const idAt = (index: number) => held.ids[index] ?? added[index - held.ids.length]
    const updates = readUpdates(input, timeMs, held, held.ids.length + added.length)
    if (input.remaining > 0) throw new FrameError('trailing-bytes')

    if (keyframe) this.#clear()
    this.#stream = stream
    this.#number = number
    for (const id of added) {
      this.#ids.push(id)
      this.#known.add(id)
    }
    const changed: UnitPosition[] = []
    for (const [index, position] of updates) {
      this.#positions.set(index, position)
      const id = idAt(index)
      if (id !== undefined) changed.push(fromSteps(id, position))
    }
    return { is: 'applied', keyframe, timeMs, changed }
  }

  #clear(): void {
    this.#ids = []
    this.#known = new Set()
    this.#positions = new Map()
  }
}

function readHeader(input: ByteReader) {
  if (input.u8() !== FRAME_VERSION) throw new FrameError('unknown-version')
  const kind = input.u8()
  if (kind !== KEYFRAME && kind !== DELTA) throw new FrameError('unknown-kind')
  return { keyframe: kind === KEYFRAME, stream: input.u32(), number: input.u32(), timeMs: input.u48() }
}

/** The ids that the frame appends to the table. */
function readTable(input: ByteReader, before: number, known: ReadonlySet<UnitId>): UnitId[] {
  const count = input.varint()
  if (before + count > MAX_UNITS) throw new FrameError('too-many-units')
  const ids: UnitId[] = []
  const fresh = new Set<UnitId>()
  let previous = ''
  for (let entry = 0; entry < count; entry++) {
    const shared = input.varint()
    const length = input.varint()
    if (shared > previous.length || shared + length > MAX_ID_LENGTH) throw new FrameError('bad-unit-id')
    const parsed = unitIdSchema.safeParse(previous.slice(0, shared) + input.text(length))
    if (!parsed.success) throw new FrameError('bad-unit-id')
    if (known.has(parsed.data) || fresh.has(parsed.data)) throw new FrameError('repeated-unit-id')
    fresh.add(parsed.data)
    ids.push(parsed.data)
    previous = parsed.data
  }
  return ids
}

function readUpdates(input: ByteReader, timeMs: number, held: State, units: number) {
  const count = input.varint()
  if (count > units) throw new FrameError('no-such-unit')
  const updates: [number, SteppedPosition][] = []
  let [index, lat, lon] = [-1, 0, 0]
  for (let update = 0; update < count; update++) {
    index += input.varint() + 1
    if (index >= units) throw new FrameError('no-such-unit')
    const before = held.positions.get(index)
    const position = readUpdate(input, timeMs, before, before?.latSteps ?? lat, before?.lonSteps ?? lon)
    updates.push([index, position])
    lat = position.latSteps
    lon = position.lonSteps
  }
  return updates
}

function readUpdate(
  input: ByteReader,
  timeMs: number,
  before: SteppedPosition | undefined,
  lat: number,
  lon: number,
): SteppedPosition {
  const flags = input.u8()
  if ((flags & ~ALL_FLAGS) !== 0) throw new FrameError('unknown-flags')
  const latSteps = lat + input.signed()
  const lonSteps = lon + input.signed()
  if (Math.abs(latSteps) > 90 * STEPS_PER_DEGREE || Math.abs(lonSteps) > 180 * STEPS_PER_DEGREE) {
    throw new FrameError('place-out-of-range')
  }
  return {
    latSteps,
    lonSteps,
    fixAtSteps: timeSteps(timeMs) - input.signed(),
    headingSteps: flags & FLAG.heading ? input.u8() : null,
    speedSteps: flags & FLAG.speed ? input.varint() : null,
    batteryPct: flags & FLAG.battery ? readBattery(input) : (before?.batteryPct ?? null),
    stale: (flags & FLAG.stale) !== 0,
    sos: (flags & FLAG.sos) !== 0,
    simulated: (flags & FLAG.simulated) !== 0,
  }
}

function readBattery(input: ByteReader): number | null {
  const byte = input.u8()
  if (byte === BATTERY_UNKNOWN) return null
  if (byte > 100) throw new FrameError('bad-battery')
  return byte
}
