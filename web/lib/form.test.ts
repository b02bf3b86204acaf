import { expect, it } from 'vitest'
import { words } from '../../domain/words.ts'
import type { Desk } from './desk.svelte.ts'
import { FormState } from './form.svelte.ts'
import type { Sent } from './outgoing.svelte.ts'

/** A place on the screen shows a form: the effect of FormPanel and of InlineForm. @returns how it is taken away */
const place = (form: FormState): (() => void) => form.shown()

/** A form, and how often it was closed. */
function stage() {
  const form = new FormState()
  const closes = { count: 0 }
  const close = () => form.close(() => void (closes.count += 1))
  return { form, closes, close }
}

it('an answer closes the form that is on the screen', () => {
  const { form, closes, close } = stage()
  place(form)
  expect(close()).toBe(true)
  expect(closes.count).toBe(1)
})

it('an answer that comes after its form was left closes nothing and leads nowhere, until the form is shown again', () => {
  const { form, closes, close } = stage()
  place(form)()
  expect(close()).toBe(false)
  expect(closes.count).toBe(0)
  place(form)
  expect(close()).toBe(true)
  expect(closes.count).toBe(1)
})

it('a form that is in its next place before it has left the last one is on the screen', () => {
  const { form, closes, close } = stage()
  const leave = place(form)
  place(form)
  leave()
  close()
  expect(closes.count).toBe(1)
})

it('a form that no place shows is closed by whoever gave it', () => {
  const { closes, close } = stage()
  close()
  expect(closes.count).toBe(1)
})

it('while an answer is awaited nothing more is sent, and whoever has left by then is left alone', async () => {
  const { form, closes, close } = stage()
  let answer = (_: Sent) => {}
  const asked: string[] = []
  const send = (type: string) => {
    asked.push(type)
    return new Promise<Sent>((resolve) => (answer = resolve))
  }
  const desk = { outgoing: { send } } as unknown as Desk
  const leave = place(form)
  const sent = form.send(desk, 'CloseIncident', '990101101', {})
  expect(form.busy).toBe(true)
  expect(await form.send(desk, 'CloseIncident', '990101101', {})).toMatchObject({ is: 'refused' })
  leave()
  answer({ is: 'accepted' })
  await sent
  close()
  expect([asked.length, closes.count, form.busy]).toEqual([1, 0, false])
})

it('shows at its own field what was refused there, and at the foot what has no field', async () => {
  const form = new FormState('place')
  const send = async (): Promise<Sent> => ({
    ...{ is: 'refused', message: words('填写有误', 'Something is wrong') },
    fields: [
      { path: 'place', message: words('请填写', 'Please fill in') },
      { path: 'position.lat', message: words('超出范围', 'Out of range') },
    ],
  })
  const desk = { outgoing: { send } } as unknown as Desk
  await form.send(desk, 'ReportIncident', '990101101', {})
  expect(form.fault('place')).toEqual(words('请填写', 'Please fill in'))
  expect(form.message?.zh).toBe('填写有误（position.lat: 超出范围）')
})

it('the same fault told twice is told anew', () => {
  const form = new FormState('place')
  const why = { zh: '请写明地点', en: 'Say the place' }
  form.refuse(null, { place: why })
  const first = form.fault('place')
  form.refuse(null, { place: why })
  expect(form.fault('place')).toEqual(why)
  expect(form.fault('place')).not.toBe(first)
  expect(form.refusals).toBe(2)
})
