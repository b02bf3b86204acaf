import type { Pack } from '../../db/packs/files.ts'
import { featureRows, featuresToGeoJson, type AnyFeature } from '../../domain/geo/export/features.ts'
import type { MapLayer } from '../setup/county.ts'
import type { Exported } from './export.ts'
import type { LayerSource } from './layer-source.ts'
import { sourceOfLayers } from './source-words.ts'

/** A layer of the county as a table and as shapes. */
export async function exportLayer({ version, rows }: LayerSource, layer: MapLayer): Promise<Exported> {
  const header = (await rows('header')) as Pack['header']
  const collection = (await rows(layer)) as { readonly features: readonly AnyFeature[] } | undefined
  const features = collection?.features ?? []
  const source = sourceOfLayers(header, [nameInHeader(layer)])
  const about = { version, date: header.date, source, estimate: null }
  return { about, rows: featureRows(features), shapes: featuresToGeoJson(about, features) }
}

/** The header names files: riskAreas stands in risk-areas. */
const nameInHeader = (layer: MapLayer): string =>
  layer.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
