import type { LayerSpecification } from 'maplibre-gl'
import type { Look } from './base-style.ts'
import type { Palette } from './palette.ts'

export const RISK_FILL = 0.1

/** Ground where water, slopes or fire threaten people: outlined, hardly filled. */
export const riskLayers = ({ risk }: Palette): LayerSpecification[] => [
  {
    ...{ id: 'risk-areas', type: 'fill', source: 'riskAreas', minzoom: 10.5 },
    paint: { 'fill-color': risk, 'fill-opacity': RISK_FILL },
  },
  {
    ...{ id: 'risk-outlines', type: 'line', source: 'riskAreas', minzoom: 10.5 },
    paint: { 'line-color': risk, 'line-width': 1.2, 'line-dasharray': [3, 2] },
  },
]

/** What it is called, from near. */
export const riskLabels = ({ risk, halo }: Palette, { language }: Look): LayerSpecification[] => [
  {
    ...{ id: 'risk-names', type: 'symbol', source: 'riskAreas', minzoom: 13 },
    layout: { 'text-field': ['get', language, ['get', 'name']], 'text-size': 11, 'text-max-width': 8 },
    paint: { 'text-color': risk, 'text-halo-color': halo, 'text-halo-width': 1.4 },
  },
]

/** Power lines, thin; their pylons are facilities. */
export const powerLayers = ({ quietText }: Palette): LayerSpecification[] => [
  {
    ...{ id: 'power-lines', type: 'line', source: 'powerLines', minzoom: 11 },
    paint: {
      'line-color': quietText,
      'line-width': 0.8,
      'line-dasharray': [6, 2, 1, 2],
      'line-opacity': 0.8,
    },
  },
]
