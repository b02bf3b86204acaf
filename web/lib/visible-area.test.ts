import { expect, it } from 'vitest'
import { coveredArea } from './visible-area.ts'

const page = { layoutPx: 844, topPx: 0, scale: 1 }

it('a keyboard leaves what is above it', () => {
  expect(coveredArea({ ...page, visiblePx: 508.4 })).toEqual({ heightPx: 508, topPx: 0 })
  expect(coveredArea({ ...page, visiblePx: 508, topPx: 41.6 })).toEqual({ heightPx: 508, topPx: 42 })
})

it('neither the bars of the browser nor a page that is zoomed in are a keyboard', () => {
  expect(coveredArea({ ...page, visiblePx: 844 })).toBeUndefined()
  expect(coveredArea({ ...page, visiblePx: 760 })).toBeUndefined()
  expect(coveredArea({ ...page, visiblePx: 422, scale: 2 })).toBeUndefined()
  // A browser that hides its bars shows more than the layout has.
  expect(coveredArea({ ...page, visiblePx: 900 })).toBeUndefined()
})
