import { createTransport } from 'nodemailer'
import type { Config } from './config.ts'

export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface Mail {
  /** Hands the letter to the mail server. @throws Error when it is not taken: who asked is told, or asks again. */
  send(letter: Letter): Promise<void>
  stop(): void
}

/** Null without SMTP_URL: the product then says so, and links are given by an administrator. */
export function createMail(config: Pick<Config, 'smtpUrl' | 'mailFrom'>): Mail | null {
  if (!config.smtpUrl) return null
  const transport = createTransport({
    url: config.smtpUrl,
    pool: true,
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
  })
  return {
    async send({ to, subject, text }) {
      // An object, not a string: an address is never parsed into several.
      await transport.sendMail({ from: config.mailFrom, to: { name: '', address: to }, subject, text })
    },
    stop: () => transport.close(),
  }
}
