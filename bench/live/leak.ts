import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import { median } from '../figures.ts'
import { openPair } from './product-pair.ts'
import type { Setting } from './setting.ts'

/** What many sessions of the product leave behind in one tab. Of the seeker's and the helper's the worse. */
export interface Leak {
  sessions: number
  /** Of the middle of the heaps after the last tenth of the sessions, above that after the second tenth, %. */
  heapGrowthPct: number
  /** Tracks still live and connections still open after the last. */
  tracks: number
  /** Of seeker and helper, bytes of the JavaScript heap after full collections, session by session. */
  heaps: [seeker: number[], helper: number[]]
}

declare global {
  var leftOpen: () => number
}

/** One tab each, session after session, each with voice and screen, ended and answered by hand. */
export async function measureLeak(setting: Setting, sessions: number, tell: (news: string) => void): Promise<Leak> {
  const pair = await openPair(setting, { page: 'typical', prepareSeeker: countOpen, prepareHelper: countOpen })
  try {
    const pages = [pair.seeker, pair.helper]
    const tools = await Promise.all(pages.map((page) => page.context().newCDPSession(page)))
    const heaps: Leak['heaps'] = [[], []]
    for (let session = 1; session <= sessions; session++) {
      await pair.wait()
      await pair.helper.keyboard.press('Escape')
      await pair.helper.keyboard.press('o')
      await shows(pair.helper)
      await endAndAnswer(pair.seeker, pair.helper)
      for (const [i, one] of tools.entries()) heaps[i]?.push(await heap(one))
      if (session % 10 === 0) tell(`leak: ${session} sessions, heaps ${heaps.map((of) => of.at(-1))}`)
    }
    const open = await Promise.all(pages.map((page) => page.evaluate(() => globalThis.leftOpen())))
    return { sessions, heapGrowthPct: Math.max(...heaps.map(growth)), tracks: Math.max(...open), heaps }
  } finally {
    await pair.close()
  }
}

/** What is made once is made in the first tenth. */
function growth(heaps: readonly number[]): number {
  const tenth = Math.ceil(heaps.length / 10)
  return (median(heaps.slice(-tenth)) / median(heaps.slice(tenth, 2 * tenth)) - 1) * 100
}

const shows = (page: Page) =>
  page.waitForFunction(() => [...document.querySelectorAll('video')].some((video) => video.videoWidth > 0), undefined, {
    polling: 100,
  })

async function endAndAnswer(seeker: Page, helper: Page): Promise<void> {
  await seeker.getByRole('button', { name: 'Terminer', exact: true }).click()
  await seeker.getByRole('dialog').getByRole('button', { name: 'Terminer', exact: true }).click()
  await seeker.getByRole('radio', { name: 'Oui' }).check()
  await seeker.getByRole('button', { name: 'Envoyer et reprendre' }).click()
  await helper.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await Promise.all([seeker, helper].map((page) => page.getByRole('textbox', { name: 'Votre blocage' }).waitFor()))
}

async function heap(tools: CDPSession): Promise<number> {
  // The second collection takes what finalizers of the first let go.
  for (let time = 0; time < 2; time++) await tools.send('HeapProfiler.collectGarbage')
  return (await tools.send('Runtime.getHeapUsage')).usedSize
}

/** Counts tracks and connections without holding them: what is held here would be a leak of ours. */
async function countOpen(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const tracks = new Set<WeakRef<MediaStreamTrack>>()
    const links = new Set<WeakRef<RTCPeerConnection>>()
    const note = (stream: MediaStream) => {
      for (const track of stream.getTracks()) tracks.add(new WeakRef(track))
      return stream
    }
    const devices = navigator.mediaDevices
    const [user, display] = [devices.getUserMedia.bind(devices), devices.getDisplayMedia.bind(devices)]
    devices.getUserMedia = (options) => user(options).then(note)
    devices.getDisplayMedia = (options) => display(options).then(note)
    const { clone } = MediaStreamTrack.prototype
    MediaStreamTrack.prototype.clone = function () {
      const copy = clone.call(this)
      tracks.add(new WeakRef(copy))
      return copy
    }
    globalThis.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        links.add(new WeakRef(this))
      }
    }
    globalThis.leftOpen = () =>
      [...tracks].filter((one) => one.deref()?.readyState === 'live').length +
      [...links].filter((one) => (one.deref()?.connectionState ?? 'closed') !== 'closed').length
  })
}
