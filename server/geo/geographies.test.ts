import { expect, it } from 'vitest'
import { SMALL } from '../../tests/support/geo/county-size.ts'
import { madeUpCounty } from '../../tests/support/geo/made-up-county.ts'
import { until } from '../../tests/support/until.ts'
import { Geographies, GivenUp } from './geographies.ts'
import { knownHere, type KnownCounty } from './known-county.ts'

const data = madeUpCounty({ ...SMALL, households: 10, junctions: 5 })
const known = () => knownHere(data)
const itself = (county: KnownCounty | undefined) => county

/** Geographies whose versions are read when the test says so. */
function reading() {
  const reads: string[] = []
  const waiting: ((found: KnownCounty | undefined) => void)[] = []
  const geographies = new Geographies((version) => {
    reads.push(version)
    return new Promise((resolve) => waiting.push(resolve))
  })
  /** Waits until a read was begun, and ends it. */
  async function end(found: KnownCounty | 'none' = known()) {
    for (let turn = 0; waiting.length === 0 && turn < 100; turn++) await Promise.resolve()
    waiting.shift()?.(found === 'none' ? undefined : found)
  }
  return { geographies, reads, end }
}

it('one version asked for by many is made once', async () => {
  const { geographies, reads, end } = reading()
  const both = [geographies.use('a', itself), geographies.use('a', itself)]
  await end()
  const [first, second] = await Promise.all(both)
  expect(first?.geography).toBe(second?.geography)
  expect(reads).toEqual(['a'])
})

it('two versions are made one after the other', async () => {
  const { geographies, reads, end } = reading()
  const [a, b] = [geographies.use('a', itself), geographies.use('b', itself)]
  await end()
  expect(reads).toEqual(['a'])
  await a
  await end()
  await b
  expect(reads).toEqual(['a', 'b'])
})

it('the two asked for last are kept', async () => {
  const { geographies, reads, end } = reading()
  const ask = async (version: string) => {
    const found = geographies.use(version, itself)
    await end()
    await found
  }
  await ask('a')
  await ask('b')
  await geographies.use('a', itself)
  await ask('c')
  await geographies.use('a', itself)
  expect(reads).toEqual(['a', 'b', 'c'])
  await ask('b')
  expect(reads).toEqual(['a', 'b', 'c', 'b'])
})

it('a version that was not there is looked for again', async () => {
  const { geographies, reads, end } = reading()
  const missing = geographies.use('a', itself)
  await end('none')
  expect(await missing).toBeUndefined()
  const found = geographies.use('a', itself)
  await end()
  expect(await found).toBeDefined()
  expect(reads).toEqual(['a', 'a'])
})

it('one that ended, as for want of memory, is made anew; one that is kept no more is ended', async () => {
  const { geographies, reads, end } = reading()
  const made = known()
  const first = geographies.use('a', itself)
  await end(made)
  await first
  made.end()
  await made.ended
  const again = known()
  const second = geographies.use('a', itself)
  await end(again)
  expect((await second)?.geography).toBe(again.geography)
  expect(reads).toEqual(['a', 'a'])
  await geographies.end()
  await again.ended
})

it('one that is kept no more ends when the last who asks it is done, not between two questions', async () => {
  const { geographies, end } = reading()
  const held = knownHere(data)
  let isOver = false
  void held.ended.then(() => (isOver = true))
  const goOn: (() => void)[] = []
  const asking = [1, 2].map(() =>
    geographies.use('a', async (county) => {
      await county?.geography.cutOff({ vehicle: 'car', closures: [] })
      await new Promise<void>((resolve) => goOn.push(resolve))
      const wasOver = isOver
      return { wasOver, second: await county?.geography.cutOff({ vehicle: 'car', closures: [] }) }
    }),
  )
  await end(held)
  for (const version of ['b', 'c']) {
    const found = geographies.use(version, itself)
    await end()
    await found
  }
  for (const asked of asking) {
    goOn.shift()?.()
    expect(await asked).toMatchObject({ wasOver: false, second: { ok: true } })
  }
  await held.ended
})

it('the end gives up what is being made and what waits for it, and waits for what was begun', async () => {
  let isReading = false
  const geographies = new Geographies(async (_, signal) => {
    isReading = true
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
    isReading = false
    throw new Error('the line was cut')
  })
  const asked = ['a', 'b'].map((version) => geographies.use(version, itself))
  const refused = Promise.all(asked.map((each) => expect(each).rejects.toBeInstanceOf(GivenUp)))
  await until('the first is read', () => isReading)
  await geographies.end()
  expect(isReading).toBe(false)
  await refused
  await expect(geographies.use('c', itself)).rejects.toBeInstanceOf(GivenUp)
})

it('what fails while the server runs is no giving up', async () => {
  const geographies = new Geographies(() => Promise.reject(new Error('no such layer')))
  await expect(geographies.use('a', itself)).rejects.toThrow('no such layer')
  await geographies.end()
})
