import type { Availability, SetAvailability } from '@binome/contract/now.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ahead } from '../ui/format.ts'
import { announce } from '../ui/LiveRegion.tsx'
import { useMoment } from '../ui/moment.ts'
import { api, q } from './api.ts'
import { type Asked, availabilityAt, type Held, heldAt } from './asked.ts'
import { live } from './live.ts'
import { useNow } from './live-react.ts'
import { queryClient } from './query.ts'
import { useRefusalWords } from './refusal.ts'
import { useMe } from './useMe.ts'

/**
 * My availability: what the server says, or what I just asked for while it has not answered.
 * `save` resolves when it is kept and throws the refusal otherwise; the switch then falls back by itself.
 */
export function useAvailability(): {
  availability: Availability | null
  save: (next: SetAvailability) => Promise<void>
} {
  const said = useMe()?.availability ?? null
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

/** What of it holds at this moment, the hours of the week included; null until it is known. */
export function useAsked(availability: Availability | null): Asked | null {
  const now = useMoment(10)
  return availability && availabilityAt(availability, now)
}

/** What may have changed comes in several words, and never in the middle of something more pressing: asked once after. */
const ASKED_AFTER_MS = 1000
let asking = 0
live.on('event', ({ part }) => {
  if (part !== 'me' && part !== 'session' && part !== 'bookings') return
  clearTimeout(asking)
  asking = window.setTimeout(
    () => void queryClient.invalidateQueries({ queryKey: q.asking.held.key() }),
    ASKED_AFTER_MS,
  )
})

/** What else keeps me from being asked, though I said yes; null when nothing does, or it is not known yet. */
export function useHeld(): Held | null {
  const { data } = useQuery(q.asking.held.queryOptions({ refetchInterval: 60_000 }))
  const bookings = useNow((now) => now.bookings) ?? []
  const now = useMoment(10)
  return data ? heldAt(data.held, bookings, now) : null
}

/**
 * The one press under the avatar and in Ctrl K: a word of the moment until said otherwise, or back to my hours. Quiet
 * hours win over any word, so that in them there is nothing to press: `flip` is null.
 */
export function useQuickAnswer(): {
  asked: Asked | null
  held: Held | null
  flip: (() => void) | null
  follow: (() => void) | null
} {
  const { availability, save } = useAvailability()
  const words = useRefusalWords()
  const { t } = useTranslation()
  const asked = useAsked(availability)
  const holds = useHeld()
  const held = asked?.state === 'open' ? holds : null
  const say = (next: SetAvailability) => () => {
    save(next).then(
      () => announce(t('availability.saved')),
      (error: unknown) => announce(words(error)),
    )
  }
  if (!availability || !asked) return { asked, held, flip: null, follow: null }
  const always = { until: null, quietUntil: null }
  const inQuietHours = asked.state === 'quiet' && asked.by === 'hours'
  return {
    asked,
    held,
    flip: inQuietHours ? null : say({ available: asked.state !== 'open', ...always }),
    follow: mayFollow(availability, asked) ? say({ available: false, byHours: true, ...always }) : null,
  }
}

/** Somebody who keeps hours has said otherwise for now. */
export const mayFollow = ({ hours, byHours }: Availability, { by }: Asked): boolean =>
  hours.help.length > 0 && !byHours && by === 'word'

/** What holds, in a few words: « selon vos heures, jusqu’à 17 h 30 ». */
export function useAskedWords(): (asked: Asked, held?: Held | null) => string {
  const { t, i18n } = useTranslation()
  const now = useMoment(10)
  return ({ state, by, until }, held = null) => {
    if (state === 'open' && held !== null) {
      const at = held.until ? ahead(held.until, new Date(now), i18n.language) : ''
      return t(`availability.held.${held.why}.${held.until ? 'until' : 'open'}`, { at })
    }
    const end = until ? 'until' : 'open'
    return t(`availability.${state}.${by}.${end}`, { at: until ? ahead(until, new Date(now), i18n.language) : '' })
  }
}
