import { z } from 'zod'
import { contact, rowId, villageCode } from './fields.ts'

/** 网格 and its 网格员: `worker` and `phone` go to the erasable table, never into base data or the log. */
export const grid = z.strictObject({
  id: rowId,
  village: villageCode,
  name: z.string().trim().min(1).max(80),
  worker: contact.shape.name,
  phone: contact.shape.phone,
})

/** A responsible person of a village; A is called first, B when A does not answer. */
export const villageContact = z.strictObject({
  id: rowId,
  village: villageCode,
  post: z.enum(['A', 'B']),
  /** 行政责任人, 监测负责人, 信息报送人 … */
  duty: z.string().trim().min(1).max(80),
  name: contact.shape.name,
  phone: contact.shape.phone,
})
