import { v7 as newId } from 'uuid'
import type { Program } from '../bench/lib/program.ts'
import { until } from '../support/until.ts'

const YUNXI = '990101101'
const SONGLING = '990101102'

/** An evening in the live operation: a flood with a team on its way, a closed road, a fire elsewhere. Returns the flood's id. */
export async function playFlood(program: Program): Promise<string> {
  const at = await villages(program)
  const report = (jurisdiction: string, village: string, code: string, description: string) =>
    program.give('ReportIncident', jurisdiction, {
      code,
      place: village,
      position: at(village),
      source: 'phone',
      description,
    })
  const fire = await report(SONGLING, '松坪村', '11G01', '后山烟柱，火线约 200 米，上山火')
  await program.give('AcknowledgeIncident', SONGLING, { incidentId: fire })
  const flood = await report(YUNXI, '溪头村', '11A51', '溪水漫过河堤，溪边 2 人被困屋顶')
  await program.give('AcknowledgeIncident', YUNXI, { incidentId: flood })
  await program.give('VerifyIncident', YUNXI, {
    incidentId: flood,
    outcome: 'confirmed',
    basis: '村主任电话核实',
  })
  await program.give('GradeIncident', YUNXI, {
    incidentId: flood,
    level: 'III',
    basis: '被困 2 人，水仍在涨',
  })
  await program.give('UpdateSituation', YUNXI, {
    incidentId: flood,
    text: '水位每小时涨 40 厘米，已通知下游岩口村准备转移',
    casualties: { trapped: 2, injured: 0 },
  })
  await program.give('AssignUnit', YUNXI, {
    unitId: 'u-990101101-01',
    incidentId: flood,
    task: '带冲锋舟到溪头村，先救屋顶 2 人',
  })
  await report(YUNXI, '岩口村', '11A51', '岩口桥漫水，X12 线中断')
  return flood
}

/** A drill from the flash-flood scenario, with its first messages there. Returns its id. */
export async function playDrill(program: Program): Promise<string> {
  const cookie = await program.cookieOf('controller')
  const headers = { cookie, origin: program.server.url, 'content-type': 'application/json' }
  const post = async (path: string, body: object): Promise<{ id: string }> => {
    const answer = await fetch(program.server.url + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as { id: string }
  }
  const { id } = await post('/api/operations', {
    commandId: newId(),
    kind: 'exercise',
    scenario: 'flash-flood',
  })
  const give = (type: string, payload: object) =>
    post(`/api/operations/${id}/commands`, { commandId: newId(), type, jurisdiction: '990101', payload })
  await give('StartExercise', {})
  await give('SetExerciseRate', { rate: 60 })
  await until('five messages have come', async () => (await messages(program, id, cookie)) >= 5, 60_000)
  await give('SetExerciseRate', { rate: 1 })
  return id
}

async function messages(program: Program, operation: string, cookie: string): Promise<number> {
  const { body } = await program.get(`/api/operations/${operation}/state`, cookie)
  const { records } = body as { records: { message?: object } }
  return Object.keys(records.message ?? {}).length
}

interface Village {
  readonly properties: { readonly name: { readonly zh: string } }
  readonly geometry: { readonly coordinates: readonly [number, number] }
}

async function villages(program: Program): Promise<(name: string) => { lat: number; lon: number }> {
  const { body } = await program.get('/api/map/villages')
  const { features } = body as { features: Village[] }
  return (name) => {
    const found = features.find(({ properties }) => properties.name.zh === name)
    if (!found) throw new Error(`The county pack has no village ${name}`)
    const [lon, lat] = found.geometry.coordinates
    return { lat, lon }
  }
}
