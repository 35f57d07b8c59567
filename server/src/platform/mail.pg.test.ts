import { createServer, type Socket } from 'node:net'
import { Writable } from 'node:stream'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { createJobs } from './jobs.ts'
import { createLog } from './log.ts'
import { createMail } from './mail.ts'
import { createMetrics } from './metrics.ts'

const closing: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  while (closing.length > 0) await closing.pop()?.()
})

const letter = {
  organizationId: '00000000-0000-7000-8000-000000000001',
  to: 'dee@house.example',
  subject: 'Votre nouveau mot de passe',
  text: 'https://house.example/new-password?token=abc',
}

/** A mail server (RFC 5321) that refuses the first `refusals` letters by their recipient. */
async function mailServer(refusals: number) {
  const taken: string[] = []
  let refused = 0
  const server = createServer((socket: Socket) => {
    let data: string | null = null
    const answer = (line: string) => socket.write(`${line}\r\n`)
    const hear = (line: string) => {
      if (data !== null) {
        if (line !== '.') data += `${line}\n`
        else {
          taken.push(data)
          data = null
          answer('250 taken')
        }
      } else if (/^RCPT/i.test(line)) {
        if (refused >= refusals) answer('250 ok')
        else {
          refused += 1
          answer('450 <dee@house.example> is busy')
        }
      } else if (/^DATA/i.test(line)) {
        data = ''
        answer('354 go on')
      } else answer('250 ok')
    }
    answer('220 here')
    let rest = ''
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) hear(line)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  const address = server.address()
  return {
    taken,
    refused: () => refused,
    url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
  }
}

async function house(smtpUrl: string, quietUntil: () => Date | null = () => null) {
  const fresh = await freshDatabase()
  closing.push(() => fresh.drop())
  let logged = ''
  const sink = new Writable({
    write(chunk, _, done) {
      logged += String(chunk)
      done()
    },
  })
  const log = createLog('info', sink)
  const jobs = createJobs({ databaseUrl: fresh.url, log, retry: { tries: 3, firstWaitS: 0, pollS: 0.5 } })
  const metrics = createMetrics({ process: false })
  const mail = createMail(
    { smtpUrl, mailFrom: 'binome@house.example' },
    { jobs, log, metrics, quietUntil: async () => quietUntil() },
  )
  await jobs.start()
  closing.push(async () => {
    await jobs.stop()
    mail?.stop()
  })
  return { mail, metrics, fresh, logged: () => logged }
}

test('[J1] a letter that is refused is sent again, once', async () => {
  const server = await mailServer(2)
  const { mail, logged } = await house(server.url)
  await mail?.send(letter)
  await expect.poll(() => server.taken.length, { timeout: 20_000 }).toBe(1)
  expect(server.refused()).toBe(2)
  expect(server.taken[0]).toContain('token=abc')
  await expect.poll(logged).toContain('a letter was sent')
  expect(logged()).toContain('450')
  expect(logged()).not.toMatch(/dee@house|token/)
})

test('[J1] after so many refusals it is set aside, where the operator sees it', async () => {
  const server = await mailServer(1000)
  const { mail, metrics, logged } = await house(server.url)
  await mail?.send(letter)
  await expect
    .poll(async () => /letters_set_aside (\d+)/.exec(await metrics.text())?.[1], { timeout: 20_000 })
    .toBe('1')
  expect(server.refused()).toBe(3)
  expect(logged()).toContain('a letter was set aside')
  expect(logged()).not.toMatch(/dee@house|token/)
})

test('[J3] a letter whose reader is quiet by the time it is tried again waits for the end of that, and is sent once', async () => {
  const server = await mailServer(1)
  let quiet = true
  const end = new Date(Date.now() + 3_600_000)
  const { mail, fresh } = await house(server.url, () => (quiet && server.refused() > 0 ? end : null))
  await mail?.send({ ...letter, personId: letter.organizationId })
  const waiting = () =>
    sql`SELECT 1 FROM pgboss.job WHERE name = 'letter' AND state = 'created' AND start_after = ${end}`.execute(fresh.db)
  await expect.poll(async () => (await waiting()).rows.length, { timeout: 20_000 }).toBe(1)
  expect([server.refused(), server.taken.length]).toEqual([1, 0])
  quiet = false
  await sql`UPDATE pgboss.job SET start_after = now() WHERE start_after = ${end}`.execute(fresh.db)
  await expect.poll(() => server.taken.length, { timeout: 20_000 }).toBe(1)
})
