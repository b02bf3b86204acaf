import { destination } from '../../domain/geo/destination.ts'
import type { Position } from '../../domain/position.ts'
import type { Ring } from './inquiry-text.ts'

/** 64 corners: the area is 0.2 % below that of the true circle. */
const CORNERS = 64

/** The corners of a circle about a point, `radiusM` metres away. */
export const circleAround = (at: Position, radiusM: number): Ring =>
  Array.from({ length: CORNERS }, (_, corner) => {
    const { lon, lat } = destination(at, (corner * 360) / CORNERS, radiusM)
    return [lon, lat] as const
  })
