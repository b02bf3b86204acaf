import { untrack } from 'svelte'

/**
 * Before the screen shows another record, `leave` closes what belongs to the one that was left. A change of the same
 * record closes nothing: what is typed in an open form stays. Called while a component is made.
 */
export function onAnother(idOf: () => string, leave: () => void): void {
  const id = $derived(idOf())
  $effect.pre(() => {
    void id
    untrack(leave)
  })
}
