import { expect, it } from 'vitest'
import { MOST_NEW, Newcomers } from './newcomers.ts'

const MINUTE = 60_000
const full = (address: string) => {
  const newcomers = new Newcomers()
  const admitted = Array.from({ length: MOST_NEW }, () => newcomers.admit(address, 0))
  expect(admitted.every(Boolean)).toBe(true)
  return newcomers
}

it('an address brings so many new devices in ten minutes, and no more', () => {
  const newcomers = full('192.0.2.1')
  expect(newcomers.admit('192.0.2.1', 10 * MINUTE - 1)).toBe(false)
  expect(newcomers.admit('192.0.2.1', 10 * MINUTE)).toBe(true)
})

it('one that brings too many does not hinder another', () => {
  expect(full('192.0.2.1').admit('192.0.2.2', 0)).toBe(true)
})

it('all addresses of an IPv6 network are one', () => {
  const newcomers = full('2001:db8::1')
  expect(newcomers.admit('2001:db8::2', 0)).toBe(false)
  expect(newcomers.admit('2001:db8:0:1::1', 0)).toBe(true)
})

it('of very many addresses the one remembered longest is forgotten', () => {
  const newcomers = full('192.0.2.1')
  for (let n = 0; n < 10_000; n++) newcomers.admit(`10.0.${n >> 8}.${n & 255}`, 0)
  expect(newcomers.admit('192.0.2.1', 0)).toBe(true)
})
