import { z } from 'zod'
import { Message, ObservingView, SessionView, ToClose } from './session.ts'
import {
  Channels,
  Id,
  Instant,
  Language,
  ParkedBecause,
  PersonRef,
  PictureRef,
  Role,
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
  /** What my own pages are to keep to. */
  channels: Channels.pick({ tab: true, push: true, pushWords: true, sound: true }),
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
  /** `vouched`: by a colleague who has shown it. */
  z.object({ kind: z.literal('skill_claimed'), skill: SkillRef, vouched: z.boolean() }),
  z.object({ kind: z.literal('past_pair'), count: z.number().int(), lastAt: Instant }),
  z.object({ kind: z.literal('same_team') }),
  z.object({ kind: z.literal('language'), language: Language }),
  z.object({ kind: z.literal('named') }),
  z.object({ kind: z.literal('willing') }),
  /** Nobody who has shown anything of it is free. */
  z.object({ kind: z.literal('last_resort') }),
])
export type ReasonView = z.infer<typeof ReasonView>

/** The fittest for an ask of those who may be tapped now, and what they know of it. */
export const Candidates = z.object({
  people: z.array(z.object({ person: PersonRef, reasons: z.array(ReasonView).max(3) })).max(5),
})
export type Candidates = z.infer<typeof Candidates>

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
