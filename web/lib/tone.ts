import type { IncidentGrade } from '../../domain/incident/commands.ts'

export type Alarm = IncidentGrade | 'ungraded' | 'drill'

interface Pattern {
  /** Hertz, one after another, each for `noteMs`. */
  readonly notes: readonly number[]
  readonly noteMs: number
  readonly everyMs: number
  readonly wave: OscillatorType
}

/** One tone a level; a drill has a chime of its own, so that nobody mistakes it for the real thing. */
const PATTERNS: Readonly<Record<Alarm, Pattern>> = {
  I: { notes: [988, 740, 988, 740, 988, 740], noteMs: 160, everyMs: 1800, wave: 'square' },
  II: { notes: [880, 660, 880, 660], noteMs: 180, everyMs: 2400, wave: 'square' },
  III: { notes: [740, 740, 740], noteMs: 180, everyMs: 3200, wave: 'triangle' },
  IV: { notes: [660, 660], noteMs: 200, everyMs: 4200, wave: 'triangle' },
  ungraded: { notes: [784, 988], noteMs: 220, everyMs: 3000, wave: 'triangle' },
  drill: { notes: [523, 659, 784], noteMs: 260, everyMs: 6000, wave: 'sine' },
}

const LOUDNESS = 0.16

/** Sounds one alarm over and over until told to stop. Browsers keep quiet until somebody has touched the page. */
export class Tone {
  #context: AudioContext | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #alarm: Alarm | undefined

  /** Whether the browser lets the page sound. */
  get unlocked(): boolean {
    return this.#context?.state === 'running'
  }

  /** To be called from a click or a key; afterwards the page may sound. */
  async unlock(): Promise<boolean> {
    try {
      this.#context ??= new AudioContext()
      await this.#context.resume()
    } catch {
      return false
    }
    return this.unlocked
  }

  sound(alarm: Alarm | undefined): void {
    if (alarm === this.#alarm) return
    this.#alarm = alarm
    clearTimeout(this.#timer)
    if (alarm) this.#again()
  }

  #again(): void {
    if (!this.#alarm) return
    const pattern = PATTERNS[this.#alarm]
    if (this.#context && this.unlocked) play(this.#context, pattern)
    this.#timer = setTimeout(() => this.#again(), pattern.everyMs)
  }
}

function play(context: AudioContext, { notes, noteMs, wave }: Pattern): void {
  for (const [index, hertz] of notes.entries()) {
    const start = context.currentTime + (index * noteMs) / 1000
    const end = start + (noteMs / 1000) * 0.9
    const oscillator = new OscillatorNode(context, { type: wave, frequency: hertz })
    const gain = new GainNode(context, { gain: 0 })
    gain.gain.setValueAtTime(0, start)
    gain.gain.linearRampToValueAtTime(LOUDNESS, start + 0.012)
    gain.gain.setValueAtTime(LOUDNESS, end - 0.03)
    gain.gain.linearRampToValueAtTime(0, end)
    oscillator.connect(gain).connect(context.destination)
    oscillator.start(start)
    oscillator.stop(end)
  }
}
