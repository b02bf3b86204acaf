import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

const server = `http://127.0.0.1:${process.env['PORT'] ?? 8080}`

/** The page's own host goes with the request: the server refuses what another site asks. */
const toServer = { target: server, changeOrigin: false }

export default defineConfig({
  root: 'web',
  plugins: [svelte({ configFile: false })],
  // MapLibre's worker is an ES module; the default format cannot hold it.
  worker: { format: 'es' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    sourcemap: true,
    // MapLibre alone is larger than the usual limit; it stands in a chunk of its own.
    chunkSizeWarningLimit: 1200,
    // A note on how long Svelte's compiler took is nothing to show at somebody's first start.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': toServer,
      '/health': toServer,
      '/ingest': toServer,
      '/metrics': toServer,
      '/socket.io': { ...toServer, ws: true },
    },
  },
})
