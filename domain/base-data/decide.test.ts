import { describe, expect, it } from 'vitest'
import { COUNTY } from '../../tests/support/domain/bodies/body.ts'
import { lastOf, Scene } from '../../tests/support/domain/scene.ts'

const county = { jurisdiction: COUNTY }
const version = (name: string) => ({ version: name, dataDate: '2026-06-01' })

describe('ChangeBaseData', () => {
  it('makes everybody see the county as that version has it, and says which it was before', () => {
    const scene = new Scene()
    scene.did('ChangeBaseData', version('qingshi-1'), county)
    scene.did('ChangeBaseData', version('qingshi-2'), county)
    expect(lastOf(scene, 'BaseDataChanged')).toMatchObject({ version: 'qingshi-2', previous: 'qingshi-1' })
    expect(scene.store.get('baseData', 'county')).toMatchObject({
      ...version('qingshi-2'),
      loadedAt: scene.clock.now,
    })
  })

  it('does nothing when that version is seen already, and may go back to an earlier one', () => {
    const scene = new Scene()
    scene.did('ChangeBaseData', version('qingshi-1'), county)
    const { seq } = scene.store
    expect(scene.does('ChangeBaseData', version('qingshi-1'), county)).toEqual([])
    expect(scene.store.seq).toBe(seq)
    scene.did('ChangeBaseData', version('qingshi-2'), county)
    scene.did('ChangeBaseData', version('qingshi-1'), county)
    expect(scene.store.get('baseData', 'county')?.version).toBe('qingshi-1')
  })

  it('is refused in an exercise that has its county already', () => {
    const scene = new Scene('exercise')
    scene.did('ChangeBaseData', version('qingshi-1'), county)
    expect(scene.does('ChangeBaseData', version('qingshi-2'), county)).toBe('base-data-of-exercise')
  })
})
