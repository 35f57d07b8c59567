import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import { median } from '../figures.ts'
import { openPair } from './product-pair.ts'
import type { Setting } from './setting.ts'

/** What many sessions of the product leave behind in one tab. Of the seeker's and the helper's the worse. */
export interface Leak {
  sessions: number
  /** Of the middle of the heaps after the last tenth of the sessions, above that after the second tenth, %. */
  heapGrowthPct: number
  /**
   * Of the growth a session, kB, once the cache of answers lets go of as much as it takes (its five minutes): what the
   * page keeps, as objects, arrays, strings and functions, and what the engine compiled. Of both sides the more.
   */
  perSessionKB: { kept: number; compiled: number }
  /** Tracks still live and connections still open after the last. */
  tracks: number
  /** Of seeker and helper, bytes of the JavaScript heap after full collections, session by session. */
  heaps: [seeker: number[], helper: number[]]
}

/** Share of the sessions after which as many answers leave the cache as come: a session takes six seconds here. */
const SETTLED = 0.6

interface Kinds {
  kept: number
  compiled: number
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
    const settled = Math.ceil(sessions * SETTLED)
    let then: Kinds[] = []
    for (let session = 1; session <= sessions; session++) {
      await pair.wait()
      await pair.helper.keyboard.press('Escape')
      await pair.helper.keyboard.press('o')
      await shows(pair.helper)
      await endAndAnswer(pair.seeker, pair.helper)
      for (const [i, one] of tools.entries()) heaps[i]?.push(await heap(one))
      if (session === settled) then = await Promise.all(tools.map(kinds))
      if (session % 10 === 0) tell(`leak: ${session} sessions, heaps ${heaps.map((of) => of.at(-1))}`)
    }
    const open = await Promise.all(pages.map((page) => page.evaluate(() => globalThis.leftOpen())))
    const last = await Promise.all(tools.map(kinds))
    const more = (kind: keyof Kinds) =>
      Math.max(...last.map((now, i) => now[kind] - (then[i]?.[kind] ?? 0))) / (sessions - settled) / 1000
    return {
      ...{ sessions, heapGrowthPct: Math.max(...heaps.map(growth)), tracks: Math.max(...open), heaps },
      perSessionKB: { kept: more('kept'), compiled: more('compiled') },
    }
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

/** Bytes of the heap of JavaScript by what they are; what the browser itself keeps of a page (its timeline) is neither. */
async function kinds(tools: CDPSession): Promise<Kinds> {
  const chunks: string[] = []
  const hear = ({ chunk }: { chunk: string }) => void chunks.push(chunk)
  tools.on('HeapProfiler.addHeapSnapshotChunk', hear)
  await tools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  tools.off('HeapProfiler.addHeapSnapshotChunk', hear)
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as Snapshot
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  const sum: Kinds = { kept: 0, compiled: 0 }
  for (let at = 0; at < nodes.length; at += fields.length) {
    const kind = types[0][nodes[at + type] ?? 0]
    const bytes = nodes[at + size] ?? 0
    if (kind === 'code') sum.compiled += bytes
    else if (kind !== 'native') sum.kept += bytes
  }
  return sum
}

/** A heap snapshot as far as it is read here: one row of numbers a node. */
interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[]] } }
  nodes: number[]
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
