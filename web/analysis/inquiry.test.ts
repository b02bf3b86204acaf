import { expect, it } from 'vitest'
import { inquiryFrom, inquiryText, type Inquiry } from './inquiry.ts'

const at = { lat: 29.89841, lon: 110.53841 }
const INQUIRIES: readonly Inquiry[] = [
  {
    is: 'area',
    ring: [
      [110.5, 29.9],
      [110.6, 29.9],
      [110.55, 30],
    ],
  },
  { is: 'marked', id: 'm-1' },
  { is: 'around', at, radiusM: 3_000 },
  { is: 'nearest', at, kind: 'item:1/2 泵', vehicle: 'fireEngine' },
  { is: 'nearest', at, kind: 'shelter', vehicle: 'car', forPersons: 120 },
  { is: 'first-there', at },
  { is: 'route', from: at, to: { lat: 29.9, lon: 110.6 }, vehicle: 'truck' },
  { is: 'cut-off', vehicle: 'onFoot' },
  { is: 'flood', gauge: 'g-990101101-02', cause: { stageM: 3.6 } },
  { is: 'flood', gauge: 'g/1', cause: { rainfall: { mm: 120, hours: 1.5 } } },
]

it.each(INQUIRIES)('a link asks the same again: $is', (inquiry) => {
  expect(inquiryFrom(inquiryText(inquiry))).toEqual(inquiry)
})

it.each([
  ...[
    '',
    'nearest',
    'nearest/shelter/tank/29.9,110.5',
    'nearest/shelter/car/95,110.5',
    'nearest/shelter/car/29.9,110.5/-1',
    'area/29.9,110.5;x',
  ],
  ...['area/29.9,110.5;29.8,110.5', 'around/-5/29.9,110.5', 'flood/g/', 'flood/%E0%A4%A/3', 'route/car/1,2'],
])('what no link of ours says is not asked: %j', (text) => {
  expect(inquiryFrom(text)).toBeUndefined()
})
