import { expect, test } from 'vitest'
import { CHUNK } from './chunk.ts'
import { Pages, sourceOf } from './fake-link.fixture.ts'
import { FileLine } from './line.ts'
import { Passing } from './passing.ts'

/** A channel as a browser makes one, whose bytes leave it when they are let. */
class Channel {
  readyState: RTCDataChannelState = 'open'
  bufferedAmount = 0
  bufferedAmountLowThreshold = 0
  binaryType = ''
  most = 0
  onopen: (() => void) | null = null
  onclose: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onbufferedamountlow: (() => void) | null = null

  send(data: string | ArrayBuffer): void {
    this.bufferedAmount += typeof data === 'string' ? data.length : data.byteLength
    this.most = Math.max(this.most, this.bufferedAmount)
  }

  hear(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) })
  }

  leave(bytes: number): void {
    const before = this.bufferedAmount
    this.bufferedAmount = Math.max(0, before - bytes)
    if (before > this.bufferedAmountLowThreshold && this.bufferedAmount <= this.bufferedAmountLowThreshold)
      this.onbufferedamountlow?.()
  }
}

const made = () => {
  const channel = new Channel()
  const line = new FileLine()
  line.handleNewLink(channel as unknown as RTCDataChannel)
  return { channel, line }
}

test('[X6] the channel never holds more than 256 KiB and a message, and is filled again when it has room', async () => {
  const { channel, line } = made()
  const pages = new Pages()
  const passing = new Passing({ line, disk: pages.disk, now: () => 0 })
  const id = '0190b6f0-0000-7000-8000-00000000000a'
  const bytes = new Uint8Array(4 * 1024 * 1024)
  passing.offer({ id, name: 'a.bin', size: bytes.length, type: '' }, sourceOf(bytes))
  channel.hear({ kind: 'want', id, from: 0 })
  let sent = 0
  for (let turn = 0; turn < 200; turn += 1) {
    await pages.settle()
    sent += channel.bufferedAmount
    channel.leave(channel.bufferedAmount)
    // Everything arrives at once: the pace alone would let far more into it.
    channel.hear({ kind: 'ack', id, received: Math.min(bytes.length, sent), written: 0 })
  }
  expect(sent).toBeGreaterThan(bytes.length)
  expect(channel.most).toBeGreaterThan(CHUNK)
  expect(channel.most).toBeLessThanOrEqual(256 * 1024 + CHUNK + 22)
  passing.end()
})

test('what comes before anybody listens is told then, a hundred messages at most', () => {
  const { channel, line } = made()
  const heard: unknown[] = []
  line.on('message', (data) => heard.push(data))
  for (let n = 0; n < 150; n += 1) channel.hear({ n })
  expect(heard).toEqual([])
  line.start()
  expect(heard).toHaveLength(100)
  channel.hear({ n: 'later' })
  expect(heard).toHaveLength(101)
})

test('a link that goes is said once, and the next one takes its place', () => {
  const { channel, line } = made()
  const said: string[] = []
  line.on('closed', () => said.push('closed'))
  line.on('open', () => said.push('open'))
  channel.onclose?.()
  line.send('nobody hears it')
  expect([line.open, channel.bufferedAmount]).toEqual([false, 0])
  line.handleNewLink(new Channel() as unknown as RTCDataChannel)
  expect([line.open, said]).toEqual([true, ['closed', 'open']])
})
