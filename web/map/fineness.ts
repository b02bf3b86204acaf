/** While its parts come, every frame of a map is drawn, and without a graphics card one in full takes long. */
export const DRAFT_DOTS_PER_PX = 0.25

/** Whichever screen it stands on; MapLibre's words allow for it, its types do not. */
export const FINE_AS_THE_SCREEN = null as unknown as number
