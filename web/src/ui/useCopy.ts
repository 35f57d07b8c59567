import { useState } from 'react'

/** Text to the clipboard, where the browser lets a page do it. `copy` resolves with whether it did. */
export function useCopy(): { state: 'no' | 'copied' | 'blocked'; copy: (text: string) => Promise<boolean> } {
  const [state, setState] = useState<'no' | 'copied' | 'blocked'>('no')
  const copy = async (text: string) => {
    try {
      // Without https there is none: that throws too.
      await navigator.clipboard.writeText(text)
      setState('copied')
      return true
    } catch {
      setState('blocked')
      return false
    }
  }
  return { state, copy }
}

/** So that Ctrl C does what the button could not. */
export function selectIn(element: HTMLElement | null): void {
  if (element) getSelection()?.selectAllChildren(element)
}
