import { createTransport } from 'nodemailer'
import type { Config } from './config.ts'
import { idOf } from './id.ts'
import type { Jobs, Queue } from './jobs.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

export interface Letter {
  readonly organizationId: string
  /** In whose quiet it waits; a letter that was asked for waits for nobody. */
  readonly personId?: string
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same for whoever reads letters with pictures and links; nothing in it is fetched from anywhere. */
  readonly html?: string
  /** Where such letters end, by a click there or by the reader's own mail program (RFC 2369, RFC 8058). */
  readonly unsubscribe?: string
  /** An entry for the reader's calendar (RFC 6047). */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly ics: string }
}

export interface Mail {
  /** Keeps the letter until a mail server takes it: sent at once, and again while it is refused [J1]. */
  /** `id`, a uuid: the same letter sent twice is sent once, as long as it is known (a day). */
  send(letter: Letter, id?: string): Promise<void>
  stop(): void
}

export const letters = 'letter'

interface Parts {
  jobs: Jobs
  log: Log
  metrics: Metrics
  /** When the quiet of a letter's reader ends; null: they are not quiet. Asked at every try. */
  quietUntil?: (reader: { organizationId: string; personId: string }) => Promise<Date | null>
}

/** Null without SMTP_URL: the product then says so, and links are given by an administrator. */
export function createMail(
  config: Pick<Config, 'smtpUrl' | 'mailFrom'>,
  { jobs, log, metrics, quietUntil }: Parts,
): Mail | null {
  if (!config.smtpUrl) return null
  const transport = createTransport({
    url: config.smtpUrl,
    pool: true,
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
  })
  const queue: Queue<Letter> = jobs.queue<Letter>(letters, async (letter, { id, last }) => {
    const { organizationId, personId } = letter
    const until = personId === undefined ? null : await quietUntil?.({ organizationId, personId })
    // Named by this one: done again after a crash, it waits once.
    if (until) return queue.send(letter, idOf(`after quiet ${id}`), until)
    try {
      await transport.sendMail({ from: config.mailFrom, ...messageOf(letter) })
    } catch (error) {
      // Its message quotes the address; what it was is enough.
      const why = reasonOf(error)
      if (last) log.error({ organizationId, why }, 'a letter was set aside')
      else log.warn({ organizationId, why }, 'a letter could not be sent')
      throw new Error(why)
    }
    log.info({ organizationId }, 'a letter was sent')
  })
  metrics.gauge('letters_set_aside', 'Letters no mail server took, waiting for the operator', queue.setAside)
  return { send: (letter, id) => queue.send(letter, id), stop: () => transport.close() }
}

function messageOf({ to, subject, text, html, unsubscribe, calendar }: Letter) {
  return {
    // An object, not a string: an address is never parsed into several.
    to: { name: '', address: to },
    subject,
    text,
    ...(html !== undefined && { html }),
    ...(unsubscribe !== undefined && {
      list: { unsubscribe },
      headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Auto-Submitted': 'auto-generated' },
    }),
    ...(calendar !== undefined && {
      icalEvent: { method: calendar.method, content: calendar.ics, filename: 'binome.ics' },
    }),
  }
}

/** `ECONNECTION`, or `EENVELOPE 550`: the code of the library and of the mail server (RFC 5321, 4.2). */
function reasonOf(error: unknown): string {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  return [code ?? 'unknown', responseCode].filter((part) => part !== undefined).join(' ')
}
