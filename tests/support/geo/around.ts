/** A square around a point, so many degrees to each side; some 2 km when nothing else is said. */
export const around = ({ lon, lat }: { lon: number; lat: number }, deg = 0.02) => {
  const ring = [
    ...[[lon - deg, lat - deg] as const, [lon + deg, lat - deg] as const],
    ...[[lon + deg, lat + deg] as const, [lon - deg, lat + deg] as const],
    [lon - deg, lat - deg] as const,
  ]
  return { type: 'Polygon', coordinates: [ring] }
}
