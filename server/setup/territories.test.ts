import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { appForFile } from '../../tests/support/app/open.ts'
import { copyOfDemoPack } from '../../tests/support/pack-folder.ts'
import { loadPack } from '../packs/load-pack.ts'
import { inThisThread } from '../packs/work.ts'

const server = appForFile()
const OLD = '990101101'
const NEW_VILLAGE = '990101101299'

const make = async () => {
  const controller = await server.as('controller')
  const body = { commandId: newId(), kind: 'exercise', scenario: 'flash-flood' }
  const made = await controller.send('POST', '/api/operations', body)
  expect(made.status).toBe(201)
  return String(made.body['id'])
}

/** A report to an operation in the name of a code. */
const report = async (operation: string, jurisdiction: string) => {
  const reporter = await server.as(operation === 'live' ? 'county-duty' : 'controller')
  const { status, body } = await reporter.send('POST', `/api/operations/${operation}/commands`, {
    ...{ commandId: newId(), type: 'ReportIncident', jurisdiction },
    payload: { code: '11B03', place: '桥', source: 'phone', description: '水' },
  })
  return status === 200 ? 'taken' : (body['refusal'] as { code: string }).code
}

/** Loads the county again, with one village more. */
async function addVillage() {
  const pack = await copyOfDemoPack()
  pack.edit('villages.geojson', (villages) => {
    const village = villages.features.find(({ properties }) => properties['township'] === OLD)!
    const properties = { ...village.properties, code: NEW_VILLAGE, name: { zh: '新坪村', en: 'Xinping' } }
    return { ...villages, features: [...villages.features, { ...village, properties }] }
  })
  const loaded = await loadPack(server.app.services, { folder: pack.folder, work: inThisThread })
  expect(loaded).toMatchObject({ outcome: 'loaded' })
}

it('an exercise judges codes by the version of the county that it began with, also after a restart', async () => {
  const drill = await make()
  await addVillage()
  const all = async () => ({
    live: await report('live', NEW_VILLAGE),
    drill: await report(drill, NEW_VILLAGE),
    ofBoth: await report(drill, OLD),
    ofNone: await report(drill, '990101777'),
  })
  const expected = {
    ...{ live: 'taken', ofBoth: 'taken' },
    ...{ drill: 'jurisdiction-unknown', ofNone: 'jurisdiction-unknown' },
  }
  expect(await all()).toEqual(expected)
  await server.restart()
  expect(await all()).toEqual(expected)
  // One that begins now has the county of now.
  expect(await report(await make(), NEW_VILLAGE)).toBe('taken')
})
