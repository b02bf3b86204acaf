import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listScenarios, loadScenario, ScenarioError } from './load.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fenghuo-scenario-'))
  cpSync(join(import.meta.dirname, 'flash-flood'), join(folder, 'flash-flood'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const change = (file: string, from: string | RegExp, to: string) => {
  const path = join(folder, 'flash-flood', file)
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
}
const faults = () => {
  try {
    loadScenario('flash-flood', folder)
  } catch (error) {
    if (error instanceof ScenarioError) return error.faults
    throw error
  }
  return []
}

it('lists the scenarios that ship, from wherever the program stands', () => {
  expect(listScenarios().map((scenario) => scenario.id)).toContain('flash-flood')
})

it('names file and field of a fault, and all of them at once', () => {
  change('scenario.json', '"storyFactor": 4', '"storyFactor": "four"')
  change('msel.json', '"channel": "broadcast"', '"channel": "pigeon"')
  change('units.json', /"speedKmh": \d+/, '"speedKmh": -1')
  expect(faults().map((fault) => fault.split(':')[0])).toEqual([
    'scenario.json storyFactor',
    'msel.json 0.channel',
    'units.json 0.legs.0.speedKmh',
  ])
})

it('refuses an effect whose payload the domain would refuse', () => {
  change('msel.json', /"lat": \d+/, '"lat": 129')
  expect(faults()[0]).toMatch(/^msel\.json 7\.effect\.payload\.position\.lat: /)
})

it('refuses an effect that would run the drill itself', () => {
  change('msel.json', '"type": "ReportIncident"', '"type": "EndExercise"')
  expect(faults()).toEqual(['msel.json 7.effect.type: EndExercise is no report'])
})

it('refuses a number used twice, an inject after the end and one outside the county', () => {
  change('msel.json', '"no": 2', '"no": 1')
  change('msel.json', '"offsetMs": 1380000', '"offsetMs": 9380000')
  change('msel.json', '"jurisdiction": "990101101"', '"jurisdiction": "880101101"')
  expect(faults().toSorted()).toEqual([
    'msel.json 0.jurisdiction: not of 990101',
    'msel.json 1.no: 1 is used twice',
    'msel.json 11.offsetMs: after the end',
  ])
})

it('leaves a broken scenario out of the list and says why', () => {
  change('msel.json', '[', '')
  const told: ScenarioError[] = []
  expect(listScenarios(folder, (fault) => told.push(fault))).toEqual([])
  expect(told[0]?.faults[0]).toMatch(/^msel\.json: /)
})

it.each(['../flash-flood', 'none', ''])('knows no scenario %j', (id) => {
  expect(() => loadScenario(id, folder)).toThrow(ScenarioError)
})
