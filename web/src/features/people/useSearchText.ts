import { useEffect, useEffectEvent, useRef, useState } from 'react'

const REST_MS = 250

/**
 * What is typed, and what the address says: the address follows once the typing rests, and the field follows the address
 * when somebody goes back. Returns the field's value and its setter.
 */
export function useSearchText(said: string, say: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(said)
  const sent = useRef(said)
  const send = useEffectEvent((next: string) => {
    sent.current = next
    say(next)
  })
  useEffect(() => {
    if (said === sent.current) return
    sent.current = said
    setText(said)
  }, [said])
  useEffect(() => {
    const next = text.trim()
    if (next === sent.current) return
    const timer = setTimeout(() => send(next), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  return [text, setText]
}
