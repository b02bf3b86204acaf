import { VEHICLES, type Vehicle } from '../../domain/geo/roads/vehicles.ts'
import type { Position } from '../../domain/position.ts'
import { coordinate, numbersIn, pointFrom, pointText, ringFrom, ringText, type Ring } from './inquiry-text.ts'

/** As many as may be asked about at once. */
export const MOST_PERSONS = 1_000_000

export type Rain = { readonly mm: number; readonly hours: number }
/** What a flood is reckoned from; null: nobody has said it yet. */
export type FloodCause = { readonly stageM: number } | { readonly rainfall: Rain }

/** What somebody asks of geography. It stands in the address, so that a link asks the same again. */
export type Inquiry =
  | { readonly is: 'area'; readonly ring: Ring }
  /** The area that a marking marks, as it is now. */
  | { readonly is: 'marked'; readonly id: string }
  | { readonly is: 'around'; readonly at: Position; readonly radiusM: number }
  | {
      readonly is: 'nearest'
      readonly at: Position
      readonly kind: string
      readonly vehicle: Vehicle
      /** Of shelters, those that take so many; absent: of any size. */
      readonly forPersons?: number
    }
  | { readonly is: 'first-there'; readonly at: Position }
  | {
      readonly is: 'route'
      readonly from: Position
      readonly to: Position
      readonly vehicle: Vehicle
    }
  | { readonly is: 'cut-off'; readonly vehicle: Vehicle }
  | { readonly is: 'flood'; readonly gauge: string; readonly cause: FloodCause }

/** `nearest/shelter/car/29.89841,110.53841`: as it stands in an address. Five decimals are a metre. */
export function inquiryText(inquiry: Inquiry): string {
  switch (inquiry.is) {
    case 'area':
      return `area/${ringText(inquiry.ring)}`
    case 'marked':
      return `marked/${encodeURIComponent(inquiry.id)}`
    case 'around':
      return `around/${inquiry.radiusM}/${pointText(inquiry.at)}`
    case 'nearest': {
      const { kind, vehicle, at, forPersons } = inquiry
      const asked = `nearest/${encodeURIComponent(kind)}/${vehicle}/${pointText(at)}`
      return forPersons === undefined ? asked : `${asked}/${forPersons}`
    }
    case 'first-there':
      return `first-there/${pointText(inquiry.at)}`
    case 'route':
      return `route/${inquiry.vehicle}/${pointText(inquiry.from)}/${pointText(inquiry.to)}`
    case 'cut-off':
      return `cut-off/${inquiry.vehicle}`
    case 'flood':
      return `flood/${encodeURIComponent(inquiry.gauge)}/${causeText(inquiry.cause)}`
  }
}

/** Reads what `inquiryText` wrote; undefined for anything else. Never throws. */
export function inquiryFrom(text: string): Inquiry | undefined {
  const [is = '', ...parts] = text.split('/')
  const [a = '', b = '', c = '', d = ''] = parts
  switch (is) {
    case 'area': {
      const ring = ringFrom(a)
      return ring && { is, ring }
    }
    case 'marked': {
      const id = decoded(a)
      return id ? { is, id } : undefined
    }
    case 'around': {
      const [radiusM] = numbersIn(a)
      const at = pointFrom(b)
      return at && radiusM !== undefined && radiusM > 0 ? { is, at, radiusM } : undefined
    }
    case 'nearest': {
      const [kind, vehicle, at] = [decoded(a), vehicleFrom(b), pointFrom(c)]
      const forPersons = d === '' ? undefined : personsFrom(d)
      if (!kind || !vehicle || !at || forPersons === null) return undefined
      return { is, at, kind, vehicle, ...(forPersons !== undefined && { forPersons }) }
    }
    case 'first-there': {
      const at = pointFrom(a)
      return at && { is, at }
    }
    case 'route': {
      const [vehicle, from, to] = [vehicleFrom(a), pointFrom(b), pointFrom(c)]
      return vehicle && from && to ? { is, from, to, vehicle } : undefined
    }
    case 'cut-off': {
      const vehicle = vehicleFrom(a)
      return vehicle && { is, vehicle }
    }
    case 'flood': {
      const [gauge, cause] = [decoded(a), causeFrom(b)]
      return gauge && cause ? { is, gauge, cause } : undefined
    }
    default:
      return undefined
  }
}

/** Whether both ask the same. */
export const isSame = (a: Inquiry, b: Inquiry): boolean => inquiryText(a) === inquiryText(b)

const causeText = (cause: FloodCause): string =>
  'stageM' in cause ? coordinate(cause.stageM, 2) : `${cause.rainfall.mm}mm,${cause.rainfall.hours}h`

function causeFrom(text: string): FloodCause | undefined {
  const rain = /^([\d.]+)mm,([\d.]+)h$/.exec(text)
  const [first, hours] = rain ? [Number(rain[1]), Number(rain[2])] : numbersIn(text)
  if (first === undefined || !Number.isFinite(first)) return undefined
  if (!rain) return { stageM: first }
  return hours !== undefined && Number.isFinite(hours) ? { rainfall: { mm: first, hours } } : undefined
}

/** Null: no number of persons. */
const personsFrom = (text: string): number | null =>
  /^[1-9]\d{0,6}$/.test(text) && Number(text) <= MOST_PERSONS ? Number(text) : null

const vehicleFrom = (text: string): Vehicle | undefined =>
  (Object.keys(VEHICLES) as Vehicle[]).find((known) => known === text)

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text) || undefined
  } catch {
    return undefined
  }
}
