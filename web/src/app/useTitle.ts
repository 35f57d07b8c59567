import { useEffect } from 'react'

/** The title of the page in the tab: « Maintenant · Binôme ». With `waiting`, how many things wait, before it. */
export function useTitle(words: string, waiting = 0): void {
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${words} · Binôme`
  }, [words, waiting])
}
