import type { PeerState } from '@binome/contract/signal.ts'
import type { ArmedView } from './armed.ts'
import { type GrantsView, grantsSaid } from './grants.ts'
import type { Phase } from './lifecycle.ts'
import type { MicrophoneState } from './microphone.ts'
import type { Outflow } from './outflow.ts'
import type { Connection } from './quality.ts'
import type { Role } from './role.ts'
import type { PickedScreen } from './screen.ts'
import { type Assurance, NO_ASSURANCE } from './word-exchange.ts'

/** A call as a screen draws it: a value, replaced whenever something in it changes. */
export interface CallSnapshot {
  role: Role
  phase: Phase
  /** The connection in a word, and since when (`performance.now()`). */
  connection: Connection
  connectionSince: number
  me: {
    /** This page, as the owner of a stage. */
    tab: string
    microphone: MicrophoneState
    /** What is picked; whether it flows is `sharing`. */
    screen: PickedScreen | null
    sharing: boolean
    /** Shared, and held back for the moment. */
    paused: boolean
    armed: ArmedView
    /** The small window over their own work, while it is open. */
    mirror: Window | null
  }
  them: {
    /** Their page, as the owner of a stage; null until it was heard. */
    tab: string | null
    /** What they say of themselves; null until it was heard. */
    state: PeerState | null
    /** Bind it early, even hidden: pictures come in it as soon as they share. Another object after a new link. */
    screen: MediaStream | null
    /** Their page said goodbye. */
    left: boolean
  }
  /** Whose screen is shown, when someone shares. */
  stage: 'me' | 'them' | null
  /** Measured minutes: how long both were connected, and since when they are now (`performance.now()`). */
  together: { ms: number; since: number | null }
  /** The browser wants a click before it plays the voice: `call.voice.loudspeaker.resume()`. */
  soundBlocked: boolean
  /** Who is at the other end, in words that two can compare. */
  assurance: Assurance
  /** Who may draw on whose screen, and see it; and what is asked. */
  grants: GrantsView
  ended: null | 'left' | 'elsewhere'
}

/** Whose screen is on stage: the only one there is; of two the one chosen here, else the seeker's. */
export function stageOf(
  role: Role,
  mine: boolean,
  theirs: boolean,
  chosen: 'me' | 'them' | null,
): CallSnapshot['stage'] {
  if (mine && theirs) return chosen ?? (role === 'seeker' ? 'me' : 'them')
  return mine ? 'me' : theirs ? 'them' : null
}

/** Our side of the snapshot. */
export function meOf(tab: string, out: Outflow): CallSnapshot['me'] {
  return {
    tab,
    microphone: out.microphone.state,
    screen: out.screen.picked,
    sharing: out.sharing,
    paused: out.paused,
    armed: out.armed.view,
    mirror: out.mirror.window,
  }
}

/** What others are told of a microphone. */
export const microphoneSaid = (state: MicrophoneState): PeerState['microphone'] =>
  state === 'asking' || state === 'closed' ? 'none' : state

/** What the other one is told of our side. */
export function stateOf(me: CallSnapshot['me'], grants: GrantsView): PeerState {
  const { microphone, sharing, paused, screen, armed } = me
  return {
    microphone: microphoneSaid(microphone),
    sharing: sharing && screen ? { surface: screen.surface, paused } : null,
    armed: { voice: armed.voice && !armed.suspended, screen: armed.screen && !armed.suspended },
    grants: grantsSaid(grants),
  }
}

export function firstSnapshot(role: Role, tab: string, out: Outflow, grants: GrantsView): CallSnapshot {
  return {
    role,
    phase: 'idle',
    connection: 'connecting',
    connectionSince: 0,
    me: meOf(tab, out),
    them: { tab: null, state: null, screen: null, left: false },
    stage: null,
    together: { ms: 0, since: null },
    soundBlocked: false,
    assurance: NO_ASSURANCE,
    grants,
    ended: null,
  }
}

/** The measured minutes while nobody is connected. @param now the clock's milliseconds */
export function paused({ ms, since }: CallSnapshot['together'], now: number): CallSnapshot['together'] {
  return { ms: ms + (since === null ? 0 : now - since), since: null }
}
