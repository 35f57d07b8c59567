import { z } from 'zod'
import { CalendarFailure } from './terms.ts'

/**
 * Every error of the product: a stable code, an HTTP status and the shape of its data.
 * Words are added at the screen, in the reader's language.
 */
const none = z.object({})

export const errorCatalogue = {
  // Who is calling
  NOT_SIGNED_IN: { status: 401, data: none },
  NOT_A_MEMBER: { status: 403, data: none },
  NOT_ALLOWED: { status: 403, data: none },
  WRONG_ORIGIN: { status: 403, data: none },
  // What they sent
  BAD_INPUT: { status: 400, data: z.object({ issues: z.array(z.object({ path: z.string(), code: z.string() })) }) },
  TOO_LARGE: { status: 413, data: z.object({ maxBytes: z.number().int() }) },
  TOO_MANY: { status: 429, data: z.object({ retryAfterSeconds: z.number().int() }) },
  NOT_FOUND: { status: 404, data: none },
  KEY_REUSED: { status: 409, data: none },
  // People and the house
  SETUP_DONE: { status: 409, data: none },
  WRONG_CODE: { status: 403, data: none },
  EMAIL_TAKEN: { status: 409, data: none },
  WEAK_PASSWORD: { status: 400, data: z.object({ minLength: z.number().int() }) },
  INVITE_GONE: { status: 410, data: none },
  TEAM_EXISTS: { status: 409, data: none },
  TEAM_NOT_EMPTY: { status: 409, data: none },
  SKILL_EXISTS: { status: 409, data: none },
  /** Nobody vouches for themself. */
  OWN_CLAIM: { status: 403, data: none },
  /** The person does not say that they know this. */
  NOT_CLAIMED: { status: 409, data: none },
  LAST_ADMIN: { status: 409, data: none },
  CSV_UNREADABLE: { status: 400, data: z.object({ line: z.number().int(), reason: z.string() }) },
  DEMO_ONLY: { status: 403, data: none },
  BUDGET_TOO_LARGE: { status: 400, data: z.object({ mostMinutes: z.number().int() }) },
  /** The rules of the house do not let this seeker ask this person. */
  NOT_ASKABLE: { status: 403, data: none },
  TIME_ZONE_UNKNOWN: { status: 400, data: none },
  CALENDAR_UNREADABLE: { status: 400, data: z.object({ because: CalendarFailure }) },
  NO_MAIL: { status: 409, data: none },
  // Pictures
  PICTURE_UNREADABLE: { status: 415, data: none },
  PICTURE_TAKEN: { status: 409, data: none },
  // The flow
  ASK_OPEN: { status: 409, data: z.object({ askId: z.uuid() }) },
  ASK_STATE: { status: 409, data: z.object({ state: z.string() }) },
  /** The ask it was to wait for is over. */
  FIRST_GONE: { status: 410, data: none },
  REOPEN_TOO_LATE: { status: 409, data: none },
  ANSWER_STATE: { status: 409, data: z.object({ state: z.string() }) },
  ANSWER_CHANGED: { status: 409, data: none },
  THREAD_FULL: { status: 409, data: none },
  NOT_WILLING: { status: 409, data: none },
  OFFER_TAKEN: { status: 409, data: none },
  OFFER_GONE: { status: 410, data: z.object({ because: z.enum(['helped', 'cancelled', 'lapsed', 'answered']) }) },
  IN_SESSION: { status: 409, data: none },
  /** Whoever asked is with somebody else, or asks something else just now. */
  SEEKER_BUSY: { status: 409, data: none },
  BOOKING_GONE: { status: 410, data: none },
  SLOT_GONE: { status: 409, data: none },
  TOO_EARLY: { status: 409, data: z.object({ startsAt: z.iso.datetime() }) },
  SESSION_ENDED: { status: 409, data: none },
  /** Somebody is proposed already, or asked. */
  HANDOVER_OPEN: { status: 409, data: none },
  OBSERVERS_FULL: { status: 409, data: none },
  /** Nobody who may be tapped now, or who is free to look on. */
  NOT_FREE: { status: 409, data: none },
  /** Somebody else changed this step first. */
  STEP_CHANGED: { status: 409, data: z.object({ version: z.number().int() }) },
  STEPS_FULL: { status: 409, data: z.object({ most: z.number().int() }) },
  /** Not while the seeker does it alone, or only then. */
  GUIDE_TURN: { status: 409, data: z.object({ alone: z.boolean() }) },
  NO_STEPS: { status: 409, data: none },
  /** This house makes no recordings. */
  NOT_RECORDED: { status: 403, data: none },
  /** Not both say yes any more, or another page records already: nothing more is taken. */
  RECORDING_OVER: { status: 409, data: none },
  OUTCOME_SAID: { status: 409, data: none },
  OUTCOME_TOO_LATE: { status: 409, data: none },
  // The house itself
  BUSY: { status: 503, data: z.object({ retryAfterSeconds: z.number().int() }) },
  BROKEN: { status: 500, data: z.object({ requestId: z.string() }) },
} as const

export type ErrorCode = keyof typeof errorCatalogue

/** The part of the catalogue a verb lists as its own: `errors('OFFER_TAKEN', 'IN_SESSION')`. */
export function errors<const C extends ErrorCode>(...codes: C[]): { [K in C]: (typeof errorCatalogue)[K] } {
  return Object.fromEntries(codes.map((code) => [code, errorCatalogue[code]])) as {
    [K in C]: (typeof errorCatalogue)[K]
  }
}
