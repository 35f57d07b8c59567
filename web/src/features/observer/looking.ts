import type { ObservingView } from '@binome/contract/session.ts'
import type { PersonRef } from '@binome/contract/terms.ts'
import i18next from 'i18next'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { live } from '../../app/live.ts'
import { storedLink } from '../../call/bitrate.ts'
import { WorkerClock } from '../../call/clock.ts'
import { LookingOn, type LookingOnFacts, type LookingOnSnapshot } from '../../call/looking-on.ts'
import { storedVoice } from '../../call/voice-choice.ts'
import { tab } from '../session/callOf.ts'
import { freshIce, relayOnly } from '../session/ice.ts'
import { forgetMarks, keepMarks, rememberMicrophone, wasMicrophoneMuted } from '../session/reload.ts'

const none = () => () => undefined

/**
 * With whom this page has a link beside those with the two: by the view of this person [S26], whatever the server passes on.
 * Those who look on have nothing to say to each other [S27].
 */
export const linkedBeside = ({ beside, comesTo }: Pick<ObservingView, 'beside' | 'comesTo'>): PersonRef | null =>
  beside && beside.comesTo !== comesTo ? beside.person : null

/** Looks on, or advises, as long as the page is shown; null until it begins. */
export function useLooking({ sessionId, comesTo, seeker, helper, beside }: ObservingView): {
  looking: LookingOn | null
  snapshot: LookingOnSnapshot | null
} {
  const advises = comesTo === 'advise'
  const [looking, setLooking] = useState<LookingOn | null>(null)
  useEffect(() => {
    let stop: (() => void) | null = null
    let gone = false
    void relayOnly().then((relayed) => {
      const two = { seeker: seeker.id, helper: helper.id }
      if (!gone) stop = begin({ sessionId, two, advises, relayed }, setLooking)
    })
    return () => {
      gone = true
      stop?.()
    }
  }, [sessionId, advises, seeker.id, helper.id])
  const besideId = linkedBeside({ beside, comesTo })?.id ?? null
  useEffect(() => looking?.standBeside(besideId), [looking, besideId])
  const snapshot = useSyncExternalStore(looking?.subscribe ?? none, () => looking?.getSnapshot() ?? null)
  return { looking, snapshot }
}

type Place = Pick<LookingOnFacts, 'two' | 'advises'> & { sessionId: string; relayed: boolean }

function begin({ sessionId, two, advises, relayed }: Place, say: (looking: LookingOn | null) => void): () => void {
  // Entering first: what is said to this page is delivered from then on.
  void live.say({ type: 'session_enter', sessionId })
  const looking = new LookingOn({
    ...{ tab, two, advises, relayOnly: relayed, iceServers: freshIce },
    clock: new WorkerClock(),
    memory: storedLink(localStorage, Date.now),
    voice: storedVoice(localStorage),
    send: (to, signal) => void live.say({ type: 'signal', sessionId, to, signal }),
    list: i18next.language === 'fr' ? 'fr' : 'en',
  })
  const unhear = live.on('moment', (moment) => {
    if (moment.type === 'signal' && moment.looksOn && moment.sessionId === sessionId)
      looking.handleSignal(moment.from, moment.signal)
  })
  let open = live.state().state === 'open'
  const unfollow = live.subscribe(() => {
    const was = open
    open = live.state().state === 'open'
    if (!open || was) return
    void live.say({ type: 'session_enter', sessionId })
    looking.handleSignallingUp()
  })
  const unfollowMicrophone = looking.voice?.microphone.on('state', (state) =>
    rememberMicrophone(sessionStorage, sessionId, state),
  )
  if (advises) keepMarks(sessionStorage, sessionId, looking.board.marks)
  say(looking)
  // Their yes was to being heard; who muted themself stays silent over a reload [U4].
  if (advises && !wasMicrophoneMuted(sessionStorage, sessionId)) void looking.speak()
  return () => {
    unfollowMicrophone?.()
    unhear()
    unfollow()
    looking.end()
    // A reload does not come by here.
    forgetMarks(sessionStorage, sessionId)
    say(null)
    void live.say({ type: 'session_leave', sessionId })
  }
}
