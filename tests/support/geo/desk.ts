import { beforeAll, expect } from 'vitest'
import { DESK_ANSWERS } from '../../../domain/geo/desk/answers.ts'
import type { DeskQuestionName } from '../../../domain/geo/desk/questions.ts'
import { appForFile, type Asker, type TestApp } from '../app/open.ts'

export const COUNTY = '990101'
export const YUNXI = '990101101'
/** Villages of the demo county, here without its heights: 云溪社区, and 上坪村 with its gauge upstream. */
export const YUNXI_TOWN = { lon: 110.54247, lat: 29.89485 }
export const SHANGPING = { lon: 110.593, lat: 29.96208 }
export const GAUGE = 'g-990101101-01'
/** A way with bridges, and other ways beside it. */
export const TO_TOWN = { from: YUNXI_TOWN, to: { lon: 110.4845, lat: 29.81628 } }

/** A server for the tests of one file, and a commander of the county who asks it about geography. */
export class GeoDesk {
  readonly server: TestApp = appForFile()
  commander!: Asker

  constructor() {
    beforeAll(async () => {
      this.commander = await this.server.as('county-commander')
    }, 60_000)
  }

  async ask(name: DeskQuestionName, question: object, asker = this.commander) {
    const { status, body } = await asker.send('POST', `/api/operations/live/geo/${name}`, question)
    return { status, body, fields: (body['fields'] ?? []) as { path: string; message: { en: string } }[] }
  }

  /** The answer, which has just the form that the contract says. */
  async answered<N extends DeskQuestionName>(name: N, question: object, asker = this.commander) {
    const { status, body } = await this.ask(name, question, asker)
    expect(status, JSON.stringify(body)).toBe(200)
    return DESK_ANSWERS[name].strict().parse(body) as ReturnType<(typeof DESK_ANSWERS)[N]['parse']>
  }

  /** A bridge on the way to town that there is a way round. */
  async bridge(): Promise<{ id: string; lon: number; lat: number }> {
    for (const each of (await this.answered('route', TO_TOWN)).routes[0]?.bridges ?? []) {
      const closures = [{ kind: 'bridge', id: each.id }]
      if ((await this.ask('route', { ...TO_TOWN, closures })).status === 200) return each
    }
    throw new Error('There is no bridge on the way to town that one could go round')
  }

  /** Draws, does something, and lifts again. */
  async whileDrawn<T>(marking: object, then: (id: string) => Promise<T>): Promise<T> {
    const markings = () => [...this.server.app.services.rooms.get('live')!.room.store.list('marking')]
    expect(await this.commander.give('DrawMarking', COUNTY, marking)).toMatchObject({ status: 200 })
    const id = String(markings()[0]?.id)
    const result = await then(id)
    expect(await this.commander.give('LiftMarking', COUNTY, { markingId: id })).toMatchObject({ status: 200 })
    return result
  }
}

/** The marking that closes a bridge. */
export const closing = ({ id, lon, lat }: { id: string; lon: number; lat: number }) => ({
  ...{ markingKind: 'road-closure', geometry: { type: 'Point', coordinates: [lon, lat] } },
  closes: { is: 'bridge', id, position: { lat, lon } },
})
