import { z } from 'zod'

/** The words of the field, as the wire spells them. Source: the project's vocabulary, one word per idea. */

/** Lower case, as the server spells them: the same id is the same text everywhere. */
export const Id = z.uuid().toLowerCase()
export const Instant = z.iso.datetime()
/** There is no year 0 (PostgreSQL, "Date/Time Input"). */
export const Day = z.iso.date().refine((day) => day >= '0001-01-01')
export const Language = z.enum(['fr', 'en'])
export type Language = z.infer<typeof Language>

export const Role = z.enum(['member', 'manager', 'admin'])
export type Role = z.infer<typeof Role>

export const PersonKind = z.enum(['member', 'guest', 'imported', 'erased'])

export const AskState = z.enum(['draft', 'searching', 'matched', 'live', 'parked', 'resolved', 'abandoned', 'expired'])
export type AskState = z.infer<typeof AskState>

/** Why an ask is put aside: its seeker said so, was not there when somebody came, or nobody came in half a day. */
export const ParkedBecause = z.enum(['put_aside', 'seeker_absent', 'unanswered'])
export type ParkedBecause = z.infer<typeof ParkedBecause>

export const OfferState = z.enum([
  'sent',
  'seen',
  'accepted',
  'declined',
  'postponed',
  'off_topic',
  'lapsed',
  'withdrawn',
])
export type OfferState = z.infer<typeof OfferState>

export const SessionState = z.enum(['meeting', 'live', 'ended'])
export type SessionState = z.infer<typeof SessionState>

export const SessionRole = z.enum(['seeker', 'helper'])
export type SessionRole = z.infer<typeof SessionRole>

/** What a third comes to a session of two others for: to hear and see it, or also to speak and to draw. */
export const ComesTo = z.enum(['look_on', 'advise'])
export type ComesTo = z.infer<typeof ComesTo>

/** What hints the two are given; it takes no right. */
export const SessionMode = z.enum(['fix', 'guide', 'teach', 'review'])
export type SessionMode = z.infer<typeof SessionMode>

/** What came of it. `unknown`: nobody said within seven days; never evidence. */
export const OutcomeWord = z.enum(['solved', 'partly', 'not_solved'])
export type OutcomeWord = z.infer<typeof OutcomeWord>

/** Five kinds of help. Source: Cross, Borgatti & Parker 2001. */
export const OutcomeKind = z.enum(['solution', 'meta_knowledge', 'reformulation', 'validation', 'legitimation'])
export type OutcomeKind = z.infer<typeof OutcomeKind>

export const AskText = z.string().trim().min(1).max(10_000)

/** A page of a list: at most `limit` rows after `cursor`; `next` is null on the last page. */
export const PageQuery = z.object({
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
export const pageOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), next: z.string().nullable() })

/** A person as every colleague may see them in passing. An erased person has an empty name. */
export const PersonRef = z.object({
  id: Id,
  kind: PersonKind,
  name: z.string(),
  team: z.string().nullable(),
  site: z.string(),
  photo: z.string().nullable(),
})
export type PersonRef = z.infer<typeof PersonRef>

export const SkillRef = z.object({ id: Id, labelFr: z.string(), labelEn: z.string() })
export type SkillRef = z.infer<typeof SkillRef>

/** A picture already on the server. Sizes in pixels; `url` is same-origin and checked at each request. */
export const PictureRef = z.object({
  id: Id,
  width: z.number().int(),
  height: z.number().int(),
  url: z.string(),
})
export type PictureRef = z.infer<typeof PictureRef>

/** HH:MM by the clock on the wall; 24:00 is the end of the day. */
const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)

/** Hours of a week: Monday is 1. What goes past midnight is two of them. */
export const WeekHours = z
  .array(
    z
      .object({ day: z.number().int().min(1).max(7), from: TimeOfDay, to: TimeOfDay })
      .refine(({ from, to }) => from < to, { path: ['to'] }),
  )
  .max(28)
export type WeekHours = z.infer<typeof WeekHours>

/** Why a calendar could not be read. `address_lost`: the house has a new secret, and cannot open what the old one sealed. */
export const CalendarFailure = z.enum([
  'bad_address',
  'unreachable',
  'too_slow',
  'too_large',
  'refused',
  'gone',
  'not_a_calendar',
  'address_lost',
])
export type CalendarFailure = z.infer<typeof CalendarFailure>

/** By which channels somebody lets themself be reached. */
export const Channels = z.object({
  /** Taps in an open tab. */
  tab: z.boolean(),
  /** Notifications when no tab shows a tap. */
  push: z.boolean(),
  /** The words of an ask in them. */
  pushWords: z.boolean(),
  /** A tap may be heard. */
  sound: z.boolean(),
  mailParked: z.boolean(),
  mailDigest: z.boolean(),
  mailNotices: z.boolean(),
})
export type Channels = z.infer<typeof Channels>
