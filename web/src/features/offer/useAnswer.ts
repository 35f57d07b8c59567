import type { Tap, TapGone } from '@binome/contract/now.ts'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api, refusalOf } from '../../app/api.ts'
import { undrawn } from '../../app/undrawn.ts'
import { answerThenDraw } from '../session/callOf.ts'

/** What came of my answer: on its way, given, taken by somebody else, or refused with the error as it was thrown. */
export type Answered =
  | { at: 'open' }
  | { at: 'sending'; what: 'yes' | 'no' | 'later' | 'offTopic' }
  | { at: 'arriving' }
  | { at: 'declined' }
  | { at: 'postponed'; until: Date }
  | { at: 'gone'; because: TapGone }
  | { at: 'refused'; error: unknown }

export type Answer = {
  answered: Answered
  yes: () => void
  no: (offTopic?: boolean) => void
  later: (until: Date) => void
}

/** Answers one tap. Yes opens the microphone and becomes the session; the rest is noted, and nobody is told. */
export function useAnswer(tap: Pick<Tap, 'offerId' | 'state'>): Answer {
  const go = useNavigate()
  const [answered, setAnswered] = useState<Answered>({ at: 'open' })
  const { offerId, state } = tap
  const [stood, setStood] = useState(state.state)
  if (state.state !== stood) {
    setStood(state.state)
    // What was put off has come again.
    if (state.state === 'open' && answered.at === 'postponed') setAnswered({ at: 'open' })
  }

  const attempt = async (what: 'yes' | 'no' | 'later' | 'offTopic', deed: () => Promise<Answered>) => {
    if (answered.at === 'sending' || answered.at === 'arriving') return
    setAnswered({ at: 'sending', what })
    try {
      setAnswered(await deed())
    } catch (error) {
      const { code, data } = refusalOf(error)
      if (code === 'OFFER_TAKEN') setAnswered({ at: 'gone', because: 'helped' })
      else if (code === 'OFFER_GONE') setAnswered({ at: 'gone', because: goneOf(data.because) })
      else setAnswered({ at: 'refused', error })
    }
  }
  return {
    answered,
    yes: () =>
      void attempt('yes', async () => {
        const session = await undrawn(async () => {
          const accepted = await api.offers.accept({ offerId })
          await answerThenDraw(accepted.session, accepted.held)
          return accepted.session
        })
        await go({ to: '/session/$sessionId', params: { sessionId: session.id } })
        return { at: 'arriving' }
      }),
    no: (offTopic = false) =>
      void attempt(offTopic ? 'offTopic' : 'no', async () => {
        await api.offers.decline({ offerId, offTopic })
        return { at: 'declined' }
      }),
    later: (until) =>
      void attempt('later', async () => {
        await api.offers.postpone({ offerId, until: until.toISOString() })
        return { at: 'postponed', until }
      }),
  }
}

const goneOf = (because: unknown): TapGone =>
  because === 'cancelled' || because === 'lapsed' || because === 'answered' ? because : 'helped'
