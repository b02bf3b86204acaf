/** What the page is told to count, by name on `window`. Runs in the page, before anything of it does. */
interface Counted {
  /** Long tasks: beginning and length, milliseconds. */
  readonly tasks: { atMs: number; ms: number }[]
  /** Features sent to the map's workers, by source, since the last reset. */
  features: { [source: string]: number }
  /** Rows of the list that became another, since the last reset; ages and clocks that go on are left out. */
  rows: number
}

declare global {
  interface Window {
    counted: Counted
  }
}

interface Told {
  data?: { source?: string; dataDiff?: { add?: object; remove?: object } }
}

export function observe(): void {
  const counted: Counted = { tasks: [], features: {}, rows: 0 }
  window.counted = counted
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      counted.tasks.push({ atMs: startTime, ms: duration })
  }).observe({ type: 'longtask', buffered: true })

  const sizeOf = (many: object | undefined): number =>
    many instanceof Map || many instanceof Set ? many.size : Object.keys(many ?? {}).length
  const post = Worker.prototype.postMessage
  Worker.prototype.postMessage = function (this: Worker, ...args: [Told, never]) {
    const { source, dataDiff } = args[0]?.data ?? {}
    if (source && dataDiff) counted.features[source] = (counted.features[source] ?? 0) + sizeOf(dataDiff.add)
    post.apply(this, args)
  } as typeof post

  const rowOf = (node: Node): Element | null | undefined => {
    const element = node instanceof Element ? node : node.parentElement
    return element?.closest('time') ? null : element?.closest('[data-row]')
  }
  new MutationObserver((mutations) => {
    const rows = new Set<Element>()
    for (const { target, type, addedNodes } of mutations) {
      const row = rowOf(target)
      if (row) rows.add(row)
      if (type === 'childList')
        for (const node of addedNodes)
          if (node instanceof Element && node.matches('[data-row]')) rows.add(node)
    }
    counted.rows += rows.size
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
}
