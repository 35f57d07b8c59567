import { z } from 'zod'
import { MOST_STEPS } from './limits.ts'
import {
  Id,
  Instant,
  Language,
  OutcomeKind,
  ParkedBecause,
  PersonRef,
  PictureRef,
  Role,
  SessionMode,
  SessionRole,
  SkillRef,
  WeekHours,
} from './terms.ts'

/**
 * What one person sees now: their own word, their ask, the taps waiting for them, their session, what is still to be
 * closed. One redacted view per person; the server sends it as a snapshot and then as numbered events (down.ts).
 */

/** What I say of it: `until` null = until I say otherwise; `quietUntil` = do not disturb; `byHours` = my hours speak. */
export const SetAvailability = z.object({
  available: z.boolean(),
  until: Instant.nullable(),
  quietUntil: Instant.nullable(),
  byHours: z.boolean().default(false),
})
export type SetAvailability = z.input<typeof SetAvailability>

/**
 * My word on being asked, as I gave it: a view does not change by itself when a time passes. `byHours`: no word of the
 * moment, my hours speak; they do too once `until` is past.
 */
export const Availability = SetAvailability.extend({
  byHours: z.boolean(),
  hours: z.object({ timeZone: z.string(), help: WeekHours, quiet: WeekHours }),
})
export type Availability = z.infer<typeof Availability>

export const Me = z.object({
  person: PersonRef,
  email: z.string().nullable(),
  title: z.string(),
  language: Language,
  languages: z.array(Language).max(2),
  joinedOn: z.iso.date().nullable(),
  role: Role,
  teamId: Id.nullable(),
  organization: z.object({ id: Id, name: z.string(), demo: z.boolean() }),
  welcomed: z.boolean(),
  availability: Availability,
})
export type Me = z.infer<typeof Me>

const AskCore = {
  id: Id,
  text: z.string(),
  language: Language,
  pictures: z.array(PictureRef).max(6),
  skills: z.array(SkillRef).max(10),
  forPerson: PersonRef.nullable(),
  unnamed: z.boolean(),
  openedAt: Instant,
  since: Instant,
}

/**
 * The seeker's own ask. `asked` (people so far, only growing) and `exhausted` (nobody is left to ask) are as of the last
 * beat of the clock, so that neither can tell of a decline. `wide`: its seeker agreed to ask others than the person it is
 * for; without one, more people at once. `unnamed`: those tapped do not see who asks, until one of them comes. `written`:
 * put aside, it may be answered in writing by those it fits; `answers` of them so far; `near`: another one near the same is
 * under way, and it may wait for what comes of that; `follows`: it does, until then at most, and `met` says that the other
 * is solved and a line may come; `later`: its seeker wishes to go live once somebody is there,
 * and is asked until `asksUntil` whether now.
 */
export const AskView = z.discriminatedUnion('state', [
  z.object({
    ...AskCore,
    state: z.literal('searching'),
    asked: z.number().int(),
    exhausted: z.boolean(),
    wide: z.boolean(),
    near: z.boolean(),
  }),
  z.object({ ...AskCore, state: z.literal('matched'), helper: PersonRef, sessionId: Id }),
  z.object({ ...AskCore, state: z.literal('live'), helper: PersonRef, sessionId: Id }),
  z.object({
    ...AskCore,
    state: z.literal('parked'),
    because: ParkedBecause,
    written: z.boolean(),
    answers: z.number().int(),
    follows: z.object({ met: z.boolean(), until: Instant }).nullable(),
    later: z.object({ until: Instant, asksUntil: Instant.nullable() }).nullable(),
  }),
  z.object({ ...AskCore, state: z.literal('resolved'), helper: PersonRef.nullable(), reopenUntil: Instant.nullable() }),
  z.object({ ...AskCore, state: z.literal('abandoned') }),
  z.object({ ...AskCore, state: z.literal('expired') }),
])
export type AskView = z.infer<typeof AskView>

/** Why this person, as data. Words are made at the screen; never the text of another person's ask. */
export const ReasonView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('solved_similar'), count: z.number().int(), lastAt: Instant }),
  z.object({ kind: z.literal('skill_shown'), skill: SkillRef, count: z.number().int(), lastAt: Instant }),
  z.object({ kind: z.literal('skill_claimed'), skill: SkillRef }),
  z.object({ kind: z.literal('past_pair'), count: z.number().int(), lastAt: Instant }),
  z.object({ kind: z.literal('same_team') }),
  z.object({ kind: z.literal('language'), language: Language }),
  z.object({ kind: z.literal('named') }),
  z.object({ kind: z.literal('willing') }),
  /** Nobody who has shown anything of it is free. */
  z.object({ kind: z.literal('last_resort') }),
])
export type ReasonView = z.infer<typeof ReasonView>

/**
 * Who asks, as whoever is tapped sees it: by name, or until somebody comes only as one of a team, and of none when the
 * team is so small (under five) that it would be a name.
 */
export const TapFrom = z.union([
  z.object({ named: PersonRef }),
  z.object({ unnamed: z.literal(true), team: z.string().nullable() }),
])
export type TapFrom = z.infer<typeof TapFrom>

/** A tap waiting for me: the problem, its picture, why me, about how long, from whom; `handover`: somebody helps already, and hands it over with a line. */
export const Tap = z.object({
  offerId: Id,
  askId: Id,
  text: z.string(),
  language: Language,
  pictures: z.array(PictureRef),
  skills: z.array(SkillRef),
  from: TapFrom,
  openedAt: Instant,
  sentAt: Instant,
  lapsesAt: Instant,
  minutes: z.number().int().nullable(),
  reasons: z.array(ReasonView),
  handover: z.object({ from: PersonRef, line: z.string() }).nullable(),
  state: z.discriminatedUnion('state', [
    z.object({ state: z.literal('open') }),
    z.object({ state: z.literal('postponed'), until: Instant }),
  ]),
})
export type Tap = z.infer<typeof Tap>

/** Why a tap left the screen. `helped`: somebody else came; `answered`: I said something, perhaps in another tab. */
export const TapGone = z.enum(['helped', 'cancelled', 'lapsed', 'answered'])
export type TapGone = z.infer<typeof TapGone>

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
/** Who looks on at my session, or may: `proposed` until the other one agrees, `invited` until they come. */
export const ObserverView = z.object({
  id: Id,
  person: PersonRef,
  state: z.enum(['proposed', 'invited', 'here']),
  mine: z.boolean(),
  until: Instant,
})
export type ObserverView = z.infer<typeof ObserverView>

/** The session of others that I am invited to look on at, or do. */
export const ObservingView = z.object({
  sessionId: Id,
  state: z.enum(['invited', 'here']),
  seeker: PersonRef,
  helper: PersonRef,
  text: z.string(),
  until: Instant,
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
  observers: z.array(ObserverView).max(2),
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
})
export type ToClose = z.infer<typeof ToClose>

export const BookingState = z.enum(['proposed', 'booked', 'kept', 'missed', 'lapsed', 'cancelled'])
export type BookingState = z.infer<typeof BookingState>

const BookingCore = {
  id: Id,
  askId: Id,
  text: z.string(),
  language: Language,
  startsAt: Instant,
  minutes: z.number().int(),
}

/**
 * A moment to meet that waits, or that came to nothing since yesterday. To its seeker it is nameless until somebody said
 * yes; nobody hears of a no.
 */
export const BookingView = z.discriminatedUnion('role', [
  z.object({ ...BookingCore, role: z.literal('seeker'), state: BookingState, helper: PersonRef.nullable() }),
  z.object({ ...BookingCore, role: z.literal('helper'), state: BookingState, from: TapFrom }),
])
export type BookingView = z.infer<typeof BookingView>

export const Now = z.object({
  me: Me,
  ask: AskView.nullable(),
  parked: z.array(AskView),
  taps: z.array(Tap),
  session: SessionView.nullable(),
  messages: z.array(Message),
  observing: ObservingView.nullable(),
  toClose: z.array(ToClose),
  bookings: z.array(BookingView),
})
export type Now = z.infer<typeof Now>
