import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserContext } from '@playwright/test'
import { quantile } from '../figures.ts'
import { LINKS } from './links.ts'
import type { Pair } from './meeting.ts'
import type { LinkedSetting } from './setting.ts'
import { endWatch, firstPicture } from './watch.ts'

export interface Pointing {
  /** From the helper's hand to the seeker's page, ms, of the moves that came. */
  p95Ms: number
  /** Of it, from the hand to the channel: what the helper's own page takes. */
  sentP95Ms: number
  /** What the link itself takes. */
  oneWayMs: number
  /** Share of the moves sent that came, 0 to 1. */
  came: number
}

declare global {
  /** `sent`: when it was given to the channel, of what was said here. */
  var pointed: { text: string; at: number; sent?: number }[]
}

const MOVES = 300

/** The helper's hand moves over a shared page whose clock runs. */
export async function measurePointing(setting: LinkedSetting, pair: Pair): Promise<Pointing> {
  const meeting = await pair(setting, { page: 'typical', prepareHelper: notePointer, prepareSeeker: notePointer })
  const { helper, seeker, shared } = meeting
  try {
    await meeting.yes()
    await firstPicture(helper)
    await endWatch(helper)
    await shared.evaluate(() => globalThis.play('clock'))
    await wait(3000)
    const picture = await helper.evaluate(() => {
      const video = [...document.querySelectorAll('video')].find((one) => one.checkVisibility() && one.videoWidth > 0)
      const { x = 0, y = 0, width = 0, height = 0 } = video?.getBoundingClientRect() ?? {}
      return { x, y, width, height }
    })
    for (let move = 0; move < MOVES; move++) {
      const turn = (move / MOVES) * 20
      const x = picture.x + picture.width * (0.5 + 0.3 * Math.cos(turn))
      const y = picture.y + picture.height * (0.5 + 0.3 * Math.sin(turn))
      await Promise.all([helper.mouse.move(x, y), wait(25)])
    }
    await wait(1000)
    const [sent, heard] = await Promise.all([helper, seeker].map((page) => page.evaluate(() => globalThis.pointed)))
    const cameAt = new Map(heard?.map(({ text, at }) => [text, at]))
    const lags = (sent ?? []).flatMap(({ text, at }) => {
      const came = cameAt.get(text)
      return came === undefined ? [] : [came - at]
    })
    const { delay } = LINKS[setting.link]
    const sentAfter = (sent ?? []).flatMap(({ at, sent }) => (sent === undefined ? [] : [sent - at]))
    return {
      p95Ms: quantile(lags, 0.95),
      sentP95Ms: quantile(sentAfter, 0.95),
      oneWayMs: delay,
      came: lags.length / (sent?.length ?? 0),
    }
  } finally {
    await meeting.close()
  }
}

/** What is said over the pointer's channel: by whom moves, with the moment the hand moved; by the other, when it came. */
async function notePointer(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    globalThis.pointed = []
    const epoch = (ms: number) => performance.timeOrigin + ms
    let movedAt = 0
    for (const moved of ['pointermove', 'pointerrawupdate'])
      addEventListener(moved, ({ timeStamp }) => (movedAt = epoch(timeStamp)), true)
    const make = RTCPeerConnection.prototype.createDataChannel
    RTCPeerConnection.prototype.createDataChannel = function (label, init) {
      const channel = make.call(this, label, init)
      if (label !== 'pointer') return channel
      const send = channel.send.bind(channel) as (text: string) => void
      channel.send = (text: unknown) => {
        globalThis.pointed.push({ text: String(text), at: movedAt, sent: epoch(performance.now()) })
        send(String(text))
      }
      channel.addEventListener('message', ({ data }) => {
        globalThis.pointed.push({ text: String(data), at: epoch(performance.now()) })
      })
      return channel
    }
  })
}
