import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { COMMANDS, isCommandType } from '../domain/commands.ts'
import { exerciseCommands } from '../domain/exercise/commands.ts'
import { covers } from '../domain/jurisdiction.ts'
import {
  mselLine,
  scenarioHeader,
  scriptedUnit,
  type MselLine,
  type Scenario,
  type ScenarioHeader,
} from './format.ts'
import { projectRoot } from './project-root.ts'

/** A scenario that cannot be played, with every fault found: file, field, what is wrong. */
export class ScenarioError extends Error {
  readonly faults: readonly string[]

  constructor(id: string, faults: readonly string[]) {
    super(`scenario ${id} has ${faults.length} fault(s)\n${faults.join('\n')}`)
    this.name = 'ScenarioError'
    this.faults = faults
  }
}

const defaultFolder = () => join(projectRoot(), 'scenarios')

/** The scenarios that are there, by id. One with a fault is left out, and told to `onFault`. */
export function listScenarios(
  folder = defaultFolder(),
  onFault?: (fault: ScenarioError) => void,
): ScenarioHeader[] {
  const ids = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'scenario.json')))
  return ids.sort().flatMap((id) => {
    try {
      const { injects: _injects, units: _units, ...header } = loadScenario(id, folder)
      return [header]
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error
      onFault?.(error)
      return []
    }
  })
}

/**
 * Reads and checks the scenario in `folder/id`.
 * @throws ScenarioError naming file and field of every fault; also for an id that is none.
 */
export function loadScenario(id: string, folder = defaultFolder()): Scenario {
  if (!/^[a-z0-9][a-z0-9-]{0,79}$/.test(id)) throw new ScenarioError(id, ['no such scenario'])
  const faults: string[] = []
  const read = <S extends z.ZodType>(file: string, schema: S): z.output<S> | undefined => {
    try {
      const parsed = schema.safeParse(JSON.parse(readFileSync(join(folder, id, file), 'utf8')))
      if (parsed.success) return parsed.data
      for (const issue of parsed.error.issues)
        faults.push(`${file} ${issue.path.map(String).join('.')}: ${issue.message}`)
    } catch (error) {
      faults.push(`${file}: ${error instanceof Error ? error.message : String(error)}`)
    }
    return undefined
  }
  const header = read('scenario.json', scenarioHeader)
  const injects = read('msel.json', z.array(mselLine).min(1))
  const units = read('units.json', z.array(scriptedUnit))
  if (header && injects && units) faults.push(...checkStory(id, header, injects))
  if (!header || !injects || !units || faults.length > 0) throw new ScenarioError(id, faults)
  return { ...header, injects: injects.toSorted((a, b) => a.offsetMs - b.offsetMs || a.no - b.no), units }
}

function checkStory(id: string, header: ScenarioHeader, injects: readonly MselLine[]): string[] {
  const faults: string[] = []
  if (header.id !== id) faults.push(`scenario.json id: ${header.id}, but its folder is ${id}`)
  const numbers = new Set<number>()
  injects.forEach((inject, index) => {
    const at = `msel.json ${index}`
    if (numbers.has(inject.no)) faults.push(`${at}.no: ${inject.no} is used twice`)
    numbers.add(inject.no)
    if (inject.offsetMs > header.durationMs) faults.push(`${at}.offsetMs: after the end`)
    if (!covers(header.jurisdiction, inject.jurisdiction))
      faults.push(`${at}.jurisdiction: not of ${header.jurisdiction}`)
    faults.push(...checkEffect(inject).map((fault) => `${at}.effect.${fault}`))
  })
  return faults
}

/** An effect is a report like any other: a command of the domain, never one that runs the drill itself. */
function checkEffect({ effect }: MselLine): string[] {
  if (!effect) return []
  if (!isCommandType(effect.type) || effect.type in exerciseCommands)
    return [`type: ${effect.type} is no report`]
  const parsed = COMMANDS[effect.type].safeParse(effect.payload)
  if (parsed.success) return []
  return parsed.error.issues.map((issue) => `payload.${issue.path.map(String).join('.')}: ${issue.message}`)
}
