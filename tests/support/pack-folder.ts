import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../db/project.ts'
import { temporaryFolder } from './temporary.ts'

/** A layer or a table as a test edits it. */
export interface Editable {
  [key: string]: unknown
  features: {
    type: string
    properties: Record<string, unknown>
    geometry: { type: string; coordinates: unknown }
  }[]
}

/** A copy of the demo county's pack that a test may damage. */
export class PackFolder {
  readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  files(): string[] {
    return readdirSync(this.folder)
  }

  text(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8')
  }

  write(file: string, content: string | Buffer): void {
    writeFileSync(join(this.folder, file), content)
  }

  /** Changes what a JSON file says. */
  edit(file: string, change: (content: Editable) => object): void {
    this.write(file, JSON.stringify(change(JSON.parse(this.text(file)) as Editable)))
  }

  /** Changes one feature of a layer. */
  editFeature(file: string, row: number, change: (feature: Editable['features'][number]) => object): void {
    this.edit(file, (layer) => ({
      ...layer,
      features: layer.features.map((feature, at) => (at === row ? change(feature) : feature)),
    }))
  }

  replace(file: string, from: string | RegExp, to: string): void {
    const before = this.text(file)
    const after = before.replace(from, to)
    if (after === before) throw new Error(`${file} does not hold ${String(from)}`)
    this.write(file, after)
  }
}

/** The files that take seconds to read and weigh; a pack may do without them. */
const LARGE = /(households|dem|landcover)[.](csv|json|bin)([.]gz)?$/

/** `light`: without households, heights and landcover, which most tests do not need. */
export type Parts = 'whole' | 'light'

export function copyDemoPackTo(folder: string, parts: Parts): void {
  const filter = (path: string) => parts === 'whole' || !LARGE.test(path)
  cpSync(join(projectRoot(), 'db', 'packs', 'qingshi'), folder, { recursive: true, filter })
}

/** A copy for one test. */
export async function copyOfDemoPack(parts: Parts = 'light'): Promise<PackFolder> {
  const folder = await temporaryFolder()
  copyDemoPackTo(folder, parts)
  return new PackFolder(folder)
}
