import { isIPv6 } from 'node:net'

/** IPv6 gives every household at least this many of the eight groups: whoever has one address there has them all. */
const NETWORK_GROUPS = 4

/** Where a request comes from, as one place: an IPv4 address, or the network (/64) of an IPv6 one. */
export function sourceOf(address: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const groups = (text: string) => text.split(':').filter((group) => group !== '')
  const [before, after] = [groups(head), groups(tail)]
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  const all = [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ''))
  return `${all.slice(0, NETWORK_GROUPS).join(':')}::/64`
}
