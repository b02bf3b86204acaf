import { expect, it } from 'vitest'
import { parseCommand } from '../../domain/commands.ts'
import { faultFromIssues } from './fault.ts'

const REPORT = { code: '11B03', place: '河口桥', source: 'phone', description: '水漫过桥' }

/** What a report's form says at its fields. */
function said(change: object): Record<string, string> {
  const parsed = parseCommand({
    ...{ commandId: 'c-1234567', type: 'ReportIncident', jurisdiction: '990101101' },
    payload: { ...REPORT, ...change },
  })
  if (parsed.ok) return {}
  return Object.fromEntries(
    faultFromIssues(parsed.issues).fields.map(({ path, message }) => [path, message.en]),
  )
}

it('a field that is left empty, or not chosen, is to be filled in', () => {
  expect(said({ description: '' })).toEqual({ description: 'Required' })
  expect(said({ description: undefined, source: undefined })).toEqual({
    ...{ description: 'Required', source: 'Required' },
  })
  expect(said({ casualties: { dead: Number.NaN } })).toEqual({ 'casualties.dead': 'Required' })
})

it('a field that is filled in wrongly says what it asks for, and how much of it', () => {
  expect(said({ description: '水'.repeat(4_001) })).toEqual({
    description: 'Must have at most 4,000 characters',
  })
  expect(said({ casualties: { dead: -1, injured: 1.5 } })).toEqual({
    ...{ 'casualties.dead': 'Must be at least 0', 'casualties.injured': 'Must be a whole number' },
  })
  expect(said({ position: { lat: 91, lon: 110 } })).toEqual({ 'position.lat': 'Must be at most 90' })
  expect(said({ place: undefined })).toEqual({ place: 'Say the place, or pick it on the map' })
  expect(said({ code: '1' })).toEqual({ code: 'Five characters: digits and capitals' })
})
