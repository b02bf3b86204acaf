/**
 * A county's households as columns: element i of each is household i. Sixty thousand objects would be slow to scan and
 * large to keep. Tags count persons; `vulnerable` counts distinct persons, so it is less than the sum of the tags.
 */
export interface Households {
  readonly count: number
  /** WGS-84 degrees. */
  readonly lon: Float64Array
  readonly lat: Float64Array
  readonly persons: Uint8Array
  /** 独居老人, 残疾, 孕产, 幼儿, 慢病, 外来. */
  readonly livingAlone: Uint8Array
  readonly disabled: Uint8Array
  readonly pregnant: Uint8Array
  readonly infant: Uint8Array
  readonly chronic: Uint8Array
  readonly migrant: Uint8Array
  readonly vulnerable: Uint8Array
  /** Index into `villageCodes`. */
  readonly village: Uint16Array
  /** Index into `hamletCodes`; -1: of no hamlet. */
  readonly hamlet: Int32Array
  /** Index into `riskAreaIds`; -1: of no risk area. */
  readonly riskArea: Int32Array
  readonly villageCodes: readonly string[]
  readonly hamletCodes: readonly string[]
  readonly riskAreaIds: readonly string[]
}

/** Of a county that has not listed its households. */
export const NO_HOUSEHOLDS: Households = {
  ...{ count: 0, lon: new Float64Array(), lat: new Float64Array() },
  ...{ persons: new Uint8Array(), vulnerable: new Uint8Array() },
  ...{ livingAlone: new Uint8Array(), disabled: new Uint8Array(), pregnant: new Uint8Array() },
  ...{ infant: new Uint8Array(), chronic: new Uint8Array(), migrant: new Uint8Array() },
  ...{ village: new Uint16Array(), hamlet: new Int32Array(), riskArea: new Int32Array() },
  ...{ villageCodes: [], hamletCodes: [], riskAreaIds: [] },
}
