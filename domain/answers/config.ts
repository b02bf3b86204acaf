import { z } from 'zod'
import { box, said } from './common.ts'
import { basemap, terrain } from './map.ts'

export const configAnswer = z.object({
  version: z.string(),
  county: z
    .object({
      code: z.string(),
      name: said,
      bbox: box.optional(),
      version: z.string().optional(),
      /** 审图号; null where the map shows no real place. */
      mapReviewNumber: z.string().nullish(),
      basemap: basemap.nullish(),
      terrain: terrain.nullish(),
    })
    .nullable(),
  demo: z
    .object({ accounts: z.array(z.object({ username: z.string(), title: said })), password: z.string() })
    .nullable(),
  staleAfterS: z.number(),
  /** Whether the server has a key for 天地图. */
  tianditu: z.boolean().optional(),
  /** 审图号 of 天地图; null when nobody has set it. */
  tiandituReviewNumber: z.string().nullish(),
  /** Whether the request carried a good session; saves the page a 401 to find out. */
  signedIn: z.boolean().optional(),
})
export type Config = z.infer<typeof configAnswer>
