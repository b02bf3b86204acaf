import type { LonLat } from '../base/frame.ts'
import { GIVEN } from '../sketch/data.ts'

interface Words {
  readonly zh: string
  readonly en: string
}

export interface Facility {
  readonly id: string
  readonly kind: string
  readonly name: Words
  readonly jurisdiction: string
  readonly capacityPersons: number | null
  readonly note: Words | null
  readonly place: LonLat
}

/** Ids below this are given by hand. */
const FIRST_NUMBER = 21

/** The facilities so far; what is added gets the next id of its jurisdiction. */
export class FacilityList {
  readonly all: Facility[] = []
  readonly #next = new Map<string, number>()

  add(
    kind: string,
    jurisdiction: string,
    name: Words,
    place: LonLat,
    capacityPersons: number | null = null,
  ): void {
    const number = this.#next.get(jurisdiction) ?? FIRST_NUMBER
    this.#next.set(jurisdiction, number + 1)
    const id = `fac-${jurisdiction}-${String(number).padStart(2, '0')}`
    this.all.push({ id, kind, name, jurisdiction, capacityPersons, note: null, place })
  }
}

/** Whether a township has one of this kind by hand. */
export const isGiven = (kind: string, township: string): boolean =>
  GIVEN.facilities.some((facility) => facility.kind === kind && facility.jurisdiction === township)
