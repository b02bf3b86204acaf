/** MapLibre comes in a chunk of its own: neither the door nor the lists wait for it. */
export const loadMap = () => import('./MapView.svelte')
