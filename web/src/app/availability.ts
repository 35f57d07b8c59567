import type { Availability, SetAvailability } from '@binome/contract/now.ts'
import { useState } from 'react'
import { api } from './api.ts'
import { useNow } from './live-react.ts'

/**
 * My availability: what the server says, or what I just asked for while it has not answered.
 * `save` resolves when it is kept and throws the refusal otherwise; the switch then falls back by itself.
 */
export function useAvailability(): {
  availability: Availability | null
  save: (next: SetAvailability) => Promise<void>
} {
  const said = useNow((now) => now.me.availability)
  const [asked, setAsked] = useState<SetAvailability | null>(null)
  const save = async (next: SetAvailability) => {
    setAsked(next)
    try {
      await api.me.setAvailability(next)
    } finally {
      setAsked(null)
    }
  }
  const availability = said && asked ? { ...said, ...asked, byHours: asked.byHours ?? false } : said
  return { availability, save }
}
