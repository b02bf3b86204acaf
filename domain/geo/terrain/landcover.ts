import { words, type Words } from '../../words.ts'

/** What covers the ground, in the order of the numbers in a grid, from 1. */
export const LANDCOVER = ['forest', 'shrub', 'grass', 'paddy', 'dryland', 'built', 'water', 'bare'] as const
export type Landcover = (typeof LANDCOVER)[number]

export const LANDCOVER_WORDS: Readonly<Record<Landcover, Words>> = {
  forest: words('林地', 'Forest'),
  shrub: words('灌木', 'Shrub'),
  grass: words('草地', 'Grass'),
  paddy: words('水田', 'Paddy'),
  dryland: words('旱地', 'Dry fields'),
  built: words('建设用地', 'Built-up'),
  water: words('水面', 'Water'),
  bare: words('裸地', 'Bare ground'),
}

/** Red, green, blue of each in both themes: of the tiles that the server makes and of the legend beside them. */
export const LANDCOVER_COLOURS = {
  dark: {
    ...{ forest: 0x12261f, shrub: 0x172a21, grass: 0x1c2d22, paddy: 0x18302c },
    ...{ dryland: 0x25291f, built: 0x33363d, water: 0x14405f, bare: 0x2b2b2b },
  },
  light: {
    ...{ forest: 0xc9dcbc, shrub: 0xd7e4c5, grass: 0xe3ebcf, paddy: 0xd8e8cf },
    ...{ dryland: 0xf0e9cf, built: 0xe2dcd6, water: 0xa9cce8, bare: 0xe6e1da },
  },
} as const satisfies Record<string, Readonly<Record<Landcover, number>>>
