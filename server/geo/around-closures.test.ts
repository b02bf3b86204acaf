import { describe, expect, it } from 'vitest'
import { answer, fault, type GeoResult } from '../../domain/geo/fault.ts'
import { askAround } from './around-closures.ts'

const bridge = (id: string) => ({ kind: 'bridge' as const, id })
const marked = (marking: string, id: string) => ({
  marking,
  kind: 'road-closure' as const,
  closure: bridge(id),
})

/** Knows every bridge but those of the names given. */
const knowing =
  (...unknown: string[]) =>
  async (closures: readonly object[]): Promise<GeoResult<{ asked: number }>> => {
    const ids = closures.map((closure) => ('id' in closure ? String(closure.id) : ''))
    const at = ids.findIndex((id) => unknown.includes(id))
    return at < 0
      ? answer({ asked: ids.length })
      : fault('not-known', `closures.${at}.id`, { id: ids[at] ?? '' })
  }

describe('closures of the operation beside those of the question', () => {
  it('are all gone round, each marking told of once', async () => {
    const result = await askAround([bridge('x')], [marked('m1', 'a'), marked('m1', 'b')], knowing())
    expect(result).toEqual(
      answer({ asked: 3, closures: [{ marking: 'm1', kind: 'road-closure' }], leftOut: [] }),
    )
  })

  it('are left out, with the reason, when the data cannot place them', async () => {
    const result = await askAround(
      [bridge('x')],
      [marked('m1', 'a'), marked('m2', 'b'), marked('m3', 'c')],
      knowing('a', 'c'),
    )
    expect(result).toMatchObject({
      value: {
        asked: 2,
        closures: [{ marking: 'm2' }],
        leftOut: [
          { marking: 'm1', reason: { en: "The county's data hold no a" } },
          { marking: 'm3', reason: { en: "The county's data hold no c" } },
        ],
      },
    })
  })

  it('a fault of the question itself stays its own', async () => {
    const result = await askAround([bridge('x')], [marked('m1', 'a')], knowing('x'))
    expect(result).toMatchObject({ ok: false, faults: [{ path: 'closures.0.id' }] })
  })
})
