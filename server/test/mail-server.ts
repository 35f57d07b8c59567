import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A mail server of this machine: what arrives by SMTP is read back as a mail program would. */
export interface MailServer {
  url: string
  /** Letters taken, in order, with whom their envelope named. */
  taken: { to: string[]; mail: ParsedMail; raw: string }[]
  stop(): Promise<void>
}

export async function mailServer(): Promise<MailServer> {
  const taken: MailServer['taken'] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const raw = Buffer.concat(parts)
        simpleParser(raw).then((mail) => {
          taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), mail, raw: raw.toString() })
          done()
        }, done)
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
