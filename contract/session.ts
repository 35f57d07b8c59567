import { z } from 'zod'
import { MOST_OBSERVERS, MOST_STEPS } from './limits.ts'
import {
  ComesTo,
  Id,
  Instant,
  OutcomeKind,
  PersonRef,
  PictureRef,
  SessionMode,
  SessionRole,
  SkillRef,
} from './terms.ts'

/**
 * An encounter as one of its two sees it: what they wrote, what they do it by, who goes on or looks on, what is recorded;
 * and, once it is over, what is still to be closed.
 */

const MessageCore = { id: Id, sessionId: Id, authorId: Id, at: Instant, text: z.string() }

/**
 * What one of the pair wrote or passed across: words, a mark said as text, a piece of code or text kept as it is, a
 * picture (without text), or a file that went from browser to browser: the server knows its name (`text`), size and
 * SHA-256 alone.
 */
export const Message = z.discriminatedUnion('kind', [
  z.object({ ...MessageCore, kind: z.enum(['text', 'mark', 'snippet']) }),
  z.object({ ...MessageCore, kind: z.literal('picture'), picture: PictureRef }),
  z.object({ ...MessageCore, kind: z.literal('file'), bytes: z.number().int(), sha256: z.string() }),
])
export type Message = z.infer<typeof Message>

/** How many steps of how many were done alone. */
export const DoneAlone = z.object({ done: z.number().int(), of: z.number().int() })
export type DoneAlone = z.infer<typeof DoneAlone>

/**
 * A numbered step. `version` counts changes of its words and place; `together` and `alone` how often the seeker turned
 * its tick in each pass, odd is done. Words may be empty: it was shown on the picture.
 */
export const GuideStep = z.object({
  id: Id,
  words: z.string(),
  version: z.number().int(),
  together: z.number().int(),
  alone: z.number().int(),
})
export type GuideStep = z.infer<typeof GuideStep>

/** What the two do it by. `from`: who or what the mode comes from; `alone`: the seeker does it alone, the helper looks on. */
export const GuideView = z.object({
  mode: SessionMode,
  from: z.enum(['chosen', 'steps', 'helped_before', 'nothing']),
  alone: z.object({ since: Instant }).nullable(),
  doneAlone: DoneAlone.nullable(),
  steps: z.array(GuideStep).max(MOST_STEPS),
})
export type GuideView = z.infer<typeof GuideView>

/** What is left of it when the session is over. */
export const GuideRecord = z.object({
  mode: SessionMode,
  doneAlone: DoneAlone.nullable(),
  steps: z.array(z.object({ words: z.string(), done: z.boolean(), alone: z.boolean() })).max(MOST_STEPS),
})
export type GuideRecord = z.infer<typeof GuideRecord>

/** Who wishes that what was written be forgotten: when both do, it is deleted. */
export const Forgetting = z.object({ me: z.boolean(), other: z.boolean() })
export type Forgetting = z.infer<typeof Forgetting>

/**
 * Going on with another helper, as the two see it. `proposed`: the seeker has not agreed yet; `asked`: the colleague is
 * tapped; `nobody`: nobody could come, told when the time was over whatever was answered. `until`: when it ends by itself.
 */
export const HandoverView = z.object({
  id: Id,
  state: z.enum(['proposed', 'asked', 'nobody', 'refused', 'lapsed']),
  to: PersonRef,
  line: z.string(),
  mine: z.boolean(),
  until: Instant,
})
export type HandoverView = z.infer<typeof HandoverView>

/** The recording of this session: asked for by one of the two until then, or running since both said yes. */
export const RecordingNow = z.discriminatedUnion('state', [
  z.object({ id: Id, state: z.literal('asked'), by: SessionRole, lapsesAt: Instant }),
  z.object({ id: Id, state: z.literal('running'), since: Instant }),
])
export type RecordingNow = z.infer<typeof RecordingNow>

/**
 * Who looks on at my session or advises, or may: `proposed` until the other one agrees, `invited` until they come or, whatever
 * they say, until then. `line`: what their advice is wished on.
 */
export const ObserverView = z.object({
  id: Id,
  person: PersonRef,
  comesTo: ComesTo,
  line: z.string(),
  state: z.enum(['proposed', 'invited', 'here']),
  mine: z.boolean(),
  until: Instant,
})
export type ObserverView = z.infer<typeof ObserverView>

/**
 * The session of others that I am invited to, or at; while I am there also its steps. `recordedSince`: it is recorded;
 * `beside`: who is there beside the two and me. Who would speak is told both before they come.
 */
export const ObservingView = z.object({
  sessionId: Id,
  comesTo: ComesTo,
  line: z.string(),
  state: z.enum(['invited', 'here']),
  seeker: PersonRef,
  helper: PersonRef,
  text: z.string(),
  until: Instant,
  guide: GuideView.pick({ steps: true, alone: true }).nullable(),
  recordedSince: Instant.nullable(),
  beside: z.object({ person: PersonRef, comesTo: ComesTo }).nullable(),
})
export type ObservingView = z.infer<typeof ObservingView>

const SessionCore = {
  id: Id,
  askId: Id,
  role: SessionRole,
  other: PersonRef,
  text: z.string(),
  pictures: z.array(PictureRef),
  openedAt: Instant,
  /** Person ids with an open tab in this session. */
  present: z.array(Id),
  guide: GuideView,
  forgetting: Forgetting,
  handover: HandoverView.nullable(),
  observers: z.array(ObserverView).max(MOST_OBSERVERS),
  /** Who helped before and handed it over, with their line for whoever helps now. */
  before: z.object({ sessionId: Id, helper: PersonRef, line: z.string() }).nullable(),
  recording: RecordingNow.nullable(),
  /** How long a recording is kept; 0: this house makes none. */
  recordingDays: z.number().int(),
}

/** The encounter I am in. `comeBy`: the bound by which whoever is missing must have come. */
export const SessionView = z.discriminatedUnion('state', [
  z.object({ ...SessionCore, state: z.literal('meeting'), helperComesBy: Instant, seekerComesBy: Instant }),
  z.object({ ...SessionCore, state: z.literal('live'), liveAt: Instant }),
])
export type SessionView = z.infer<typeof SessionView>

/** An encounter that ended and that I have not closed yet. */
export const ToClose = z.object({
  sessionId: Id,
  askId: Id,
  role: SessionRole,
  other: PersonRef,
  text: z.string(),
  minutes: z.number().int(),
  /** Seconds from asking to the accepted offer. */
  waitedSeconds: z.number().int(),
  endedAt: Instant,
  suggestedKind: OutcomeKind,
  suggestedSkills: z.array(SkillRef),
  guide: GuideRecord,
  /** So many wait with the same for a line of mine. */
  waiting: z.number().int(),
  /** It went on with this person. */
  handedTo: PersonRef.nullable(),
  /** Those who came to advise: the seeker's thanks are for them too. */
  advisers: z.array(PersonRef).max(10),
})
export type ToClose = z.infer<typeof ToClose>
