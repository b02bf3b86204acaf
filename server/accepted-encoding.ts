type Encoding = 'br' | 'gzip' | 'plain'

/** The smallest that a client can read, after its `accept-encoding` (RFC 9110, section 12.5.3; weights are passed over). */
export function acceptedEncoding(encodings: string | string[] | undefined): Encoding {
  const said = String(encodings ?? '')
  return said.includes('br') ? 'br' : said.includes('gzip') ? 'gzip' : 'plain'
}
