import type { BrowserContext, Page } from '@playwright/test'
import { meetInProduct } from './product-pair.ts'
import type { Setting } from './setting.ts'
import { firstPicture } from './watch.ts'

declare global {
  var steps: [what: string, at: number][]
}

/** One Yes in the product, step by step on both sides. */
export async function tellSteps(setting: Setting): Promise<string[]> {
  const notes = { prepareSeeker: noteSteps, prepareHelper: noteSteps }
  const meeting = await meetInProduct(setting, { page: 'typical', ...notes })
  try {
    await meeting.yes()
    await firstPicture(meeting.helper)
    const link = await meeting.seeker.evaluate(() => localStorage.getItem('binome.link')?.split('@')[0] ?? 'unknown')
    return [
      ...(await stepsOf({ seeker: meeting.seeker, helper: meeting.helper })),
      `the link was taken for ${link} kbit/s`,
    ]
  } finally {
    await meeting.close()
  }
}

/** Notes when the connection's own steps happen on the pages to come, epoch ms: where the time to the first picture goes. */
async function noteSteps(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    globalThis.steps = []
    const note = (what: string) => globalThis.steps.push([what, performance.timeOrigin + performance.now()])
    const { fetch } = globalThis
    globalThis.fetch = async (...args) => {
      const url = String(args[0] instanceof Request ? args[0].url : args[0])
        .split('/')
        .slice(-2)
        .join('/')
      note(`fetch ${url}`)
      const answer = await fetch(...args)
      note(`fetched ${url}`)
      return answer
    }
    const { send } = WebSocket.prototype
    WebSocket.prototype.send = function (data) {
      const kind = /"kind":"(\w+)"/.exec(String(data))?.[1]
      if (kind) note(`says ${kind}`)
      send.call(this, data)
    }
    const Socket = globalThis.WebSocket
    globalThis.WebSocket = class extends Socket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols)
        this.addEventListener('message', ({ data }) => {
          const kind = /"kind":"(\w+)"/.exec(String(data))?.[1]
          if (kind) note(`hears ${kind}`)
        })
      }
    }
    let links = 0
    globalThis.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        const n = ++links
        note(`link ${n}`)
        this.addEventListener('connectionstatechange', () => note(`${n} ${this.connectionState}`))
        this.addEventListener('iceconnectionstatechange', () => note(`${n} ice ${this.iceConnectionState}`))
        this.addEventListener('track', ({ track }) =>
          track.addEventListener('unmute', () => note(`${n} ${track.kind} comes`)),
        )
      }
      override async setRemoteDescription(description: RTCSessionDescriptionInit) {
        note(`remote ${description.type}`)
        await super.setRemoteDescription(description)
        note(`remote ${description.type} set`)
      }
      override async setLocalDescription(description?: RTCLocalSessionDescriptionInit) {
        note('local')
        await super.setLocalDescription(description)
        note('local set')
      }
    }
    const { replaceTrack } = RTCRtpSender.prototype
    RTCRtpSender.prototype.replaceTrack = function (track) {
      note(`replaces ${track?.kind}`)
      return replaceTrack.call(this, track).then((done) => {
        note(`replaced ${track?.kind}`)
        return done
      })
    }
  })
}

/** The steps of both pages in one order, ms after the Yes. */
async function stepsOf(pages: { [who: string]: Page }): Promise<string[]> {
  const all: [string, number][] = []
  let yes = 0
  for (const [who, page] of Object.entries(pages)) {
    const { steps, yesAt, firstAt } = await page.evaluate(() => ({
      steps: globalThis.steps,
      yesAt: globalThis.watch?.yesAt ?? null,
      firstAt: globalThis.watch?.firstAt ?? null,
    }))
    if (yesAt !== null) yes = yesAt
    if (firstAt !== null) all.push([`${who} sees`, firstAt])
    all.push(...steps.map(([what, at]): [string, number] => [`${who} ${what}`, at]))
  }
  return all
    .filter(([, at]) => at >= yes)
    .sort(([, a], [, b]) => a - b)
    .map(([what, at]) => `${Math.round(at - yes)} ${what}`)
}
