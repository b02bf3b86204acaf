/** One measured number beside the number the project wants to reach. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** Absent: measured for comparison, nothing is promised. */
  readonly target?: { readonly atMost: number } | { readonly atLeast: number }
}

export interface ScenarioResult {
  readonly scenario: string
  readonly figures: readonly Figure[]
  /** What the reader of the figures must know: what was simulated, what was left out. */
  readonly notes: readonly string[]
}

export interface Scenario {
  readonly name: string
  readonly title: string
  run(options: BenchOptions): Promise<ScenarioResult>
}

export interface BenchOptions {
  /** Seconds for each measured window; shorter runs are rougher. */
  readonly seconds: number
  /** Set: PostgreSQL is measured as well. */
  readonly databaseUrl: string | undefined
  /** Events in the log that playback is measured on. */
  readonly events: number
  /** Megabytes written before the kill that a start is measured after. */
  readonly writeMb: number
  /** Minutes of simulation. */
  readonly minutes: number
  readonly note: (text: string) => void
}

export type Verdict = 'met' | 'NOT MET' | ''

export function verdictOf({ value, target }: Figure): Verdict {
  if (!target) return ''
  const met = 'atMost' in target ? value <= target.atMost : value >= target.atLeast
  return met ? 'met' : 'NOT MET'
}
