import type { CalendarFailure } from '@binome/contract/terms.ts'
import { type Outside, type OutsideAnswer, OutsideError, type OutsideFailure } from '../platform/outside.ts'
import { inThread } from '../platform/thread.ts'
import type { FeedErrand } from './feed-worker.ts'
import type { Busy, Window } from './stretches.ts'

/** One look at a calendar far away: fetched within bounds, read on a thread of its own. Nothing of it is logged. */

export type Look =
  | { as: 'read'; busy: Busy; etag: string | null; lastModified: string | null }
  /** It stands there as it did. */
  | { as: 'same' }
  | { as: 'failed'; because: CalendarFailure }

/** What an answer said of its version, to ask for a newer one only. */
export interface Version {
  etag: string | null
  lastModified: string | null
}

const MOST_BYTES = 5_000_000
const FETCH_MS = 15_000
const REDIRECTS = 4
/** Ten thousand events take a second and a half. */
const READ_MS = 6_000
const READ_MB = 256
/** A look that does not end is given up, and taken up again without the entry that held it, so many times. */
const SKIPS = 2
/** More than one each quarter of an hour of two weeks is not somebody's day. */
const MOST_STRETCHES = 1500

const failures: { readonly [K in OutsideFailure]: CalendarFailure } = {
  bad_address: 'bad_address',
  private_address: 'bad_address',
  unreachable: 'unreachable',
  timeout: 'too_slow',
  too_large: 'too_large',
  too_many_redirects: 'unreachable',
}

/** `known`: what is asked for only if it has changed since; null: the whole of it. */
export async function lookAt(
  outside: Outside,
  address: string,
  about: { known: Version | null; window: Window; signal: AbortSignal; readMs?: number },
): Promise<Look> {
  try {
    const answer = await outside.fetch({
      ...{ url: address, maxBytes: MOST_BYTES, timeoutMs: FETCH_MS, redirects: REDIRECTS },
      headers: {
        accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
        ...(about.known?.etag && { 'if-none-match': about.known.etag }),
        ...(about.known?.lastModified && { 'if-modified-since': about.known.lastModified }),
      },
    })
    if (answer.status === 304 && about.known !== null) return { as: 'same' }
    const refused = refusalOf(answer)
    if (refused !== null) return { as: 'failed', because: refused }
    const busy = await readOn(answer.body.toString('utf8'), about)
    if (busy === null) return { as: 'failed', because: 'not_a_calendar' }
    if (busy === 'endless' || busy.stretches.length > MOST_STRETCHES) return { as: 'failed', because: 'too_large' }
    const { etag = null, 'last-modified': lastModified = null } = answer.headers
    return { as: 'read', busy, etag, lastModified }
  } catch (error) {
    if (error instanceof OutsideError) return { as: 'failed', because: failures[error.because] }
    throw error
  }
}

function refusalOf({ status }: OutsideAnswer): CalendarFailure | null {
  if (status >= 200 && status < 300) return null
  if (status === 401 || status === 403) return 'refused'
  return status === 404 || status === 410 ? 'gone' : 'unreachable'
}

/** [C5] On a thread that is ended when it does not end. */
async function readOn(
  text: string,
  { window, signal, readMs = READ_MS }: { window: Window; signal: AbortSignal; readMs?: number },
): Promise<Busy | null | 'endless'> {
  const skip: number[] = []
  for (;;) {
    const at = new Int32Array(new SharedArrayBuffer(4))
    const data: FeedErrand = { text, window, skip, at }
    try {
      return await inThread<Busy | null>({
        ...{ script: new URL('feed-worker.ts', import.meta.url), name: 'calendar', data, transfer: [] },
        ...{ mostMb: READ_MB, signal: AbortSignal.any([signal, AbortSignal.timeout(readMs)]) },
      })
    } catch {
      signal.throwIfAborted()
      if (skip.length >= SKIPS) return 'endless'
      skip.push(Atomics.load(at, 0))
    }
  }
}
