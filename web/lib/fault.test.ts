import { describe, expect, it } from 'vitest'
import { deliveryFrom } from './delivery.ts'
import { faultFrom } from './fault.ts'

const said = { zh: '不行', en: 'No' }

describe('a negative answer', () => {
  it('names fields as forms know them', () => {
    const body = {
      ok: false,
      code: 'invalid',
      message: said,
      fields: [{ path: 'payload.position.lat', message: said }],
    }
    expect(faultFrom(400, body)).toEqual({
      is: 'invalid',
      message: said,
      fields: [{ path: 'position.lat', message: said }],
    })
  })

  it('is a refusal with its words, a lost session, or a failure to try again', () => {
    const refusal = { code: 'incident-closed', message: said, data: {} }
    expect(faultFrom(409, { ok: false, refusal })).toMatchObject({ is: 'refused', code: 'incident-closed' })
    expect(faultFrom(401, null)).toEqual({ is: 'signed-out' })
    expect(faultFrom(503, undefined)).toMatchObject({ is: 'failed', status: 503 })
    expect(faultFrom(403, 'nonsense')).toMatchObject({ is: 'refused', code: '403' })
  })
})

describe('the answer to a command', () => {
  it('is accepted, refused for good, or to be sent again', () => {
    expect(deliveryFrom({ ok: true, seq: 7, id: 'i-1' })).toEqual({ is: 'accepted', id: 'i-1' })
    expect(deliveryFrom({ ok: false, code: 'wrong-jurisdiction', message: said })).toMatchObject({
      is: 'refused',
    })
    expect(deliveryFrom({ ok: false, code: 'busy', message: said })).toEqual({ is: 'unreachable' })
    expect(deliveryFrom({ ok: false, code: 'outcome-unknown', message: said })).toEqual({ is: 'unreachable' })
  })
})
