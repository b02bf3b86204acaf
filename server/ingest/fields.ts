import { FieldError } from './faults.ts'
import type { Measured } from './reading.ts'
import { parseTime } from './time.ts'

export const MPS_PER_KNOT = 1852 / 3600
export const MPS_PER_KMH = 1000 / 3600

/** One object of a message whose fields are read by name; faults name them as `prefix` + name. */
export class Fields {
  readonly #values: Readonly<Record<string, unknown>>
  readonly #prefix: string

  constructor(values: unknown, prefix = '') {
    if (typeof values !== 'object' || values === null || Array.isArray(values)) {
      throw new FieldError(prefix.replace(/\.$/, '') || 'body', 'not-an-object')
    }
    this.#values = values as Readonly<Record<string, unknown>>
    this.#prefix = prefix
  }

  has(name: string): boolean {
    return this.#raw(name) !== undefined
  }

  /** The object inside, with its path. */
  inside(name: string): Fields {
    return new Fields(this.#raw(name), `${this.#prefix}${name}.`)
  }

  raw(name: string): unknown {
    return this.#raw(name)
  }

  text(name: string): string | undefined {
    const value = this.#raw(name)
    if (value === undefined || typeof value === 'string') return value
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    throw this.fault(name, Array.isArray(value) ? 'repeated' : 'not-text')
  }

  number(name: string): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const value = Number(text)
    if (!Number.isFinite(value) || !/\d/.test(text)) throw this.fault(name, 'not-a-number')
    return value
  }

  /** A number that a device gives below zero when it does not know it. */
  known(name: string): number | undefined {
    const value = this.number(name)
    return value === undefined || value < 0 ? undefined : value
  }

  within(name: string, min: number, max: number): number {
    const value = this.number(name)
    if (value === undefined) throw this.fault(name, 'missing')
    if (value < min || value > max) throw this.fault(name, 'out-of-range')
    return value
  }

  /** Epoch milliseconds. */
  time(name: string): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const ms = parseTime(text)
    if (ms === undefined) throw this.fault(name, 'not-a-time')
    return ms
  }

  fault(name: string, code: ConstructorParameters<typeof FieldError>[1]): FieldError {
    return new FieldError(`${this.#prefix}${name}`, code)
  }

  /** An empty field of a form is one that was not filled in. */
  #raw(name: string): unknown {
    const value = Object.hasOwn(this.#values, name) ? this.#values[name] : undefined
    return value === '' || value === null ? undefined : value
  }
}

/** What is not known is left out. */
export function measured(
  place: Pick<Measured, 'lat' | 'lon' | 'fixAtMs'>,
  more: { readonly [K in keyof Measured]?: Measured[K] | undefined },
): Measured {
  const known = Object.entries(more).filter(([, value]) => value !== undefined)
  return { ...place, ...(Object.fromEntries(known) as Partial<Measured>) }
}

/** Degrees clockwise from north, 0 to below 360. */
export const asHeading = (deg: number | undefined): number | undefined =>
  deg === undefined ? undefined : deg % 360

/** Per cent; more than 100 is not a battery's state. */
export const asBattery = (percent: number | undefined): number | undefined =>
  percent === undefined || percent > 100 ? undefined : percent
