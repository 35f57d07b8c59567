import { measureBlackout } from './blackout.ts'
import { meetByDefault } from './default-pair.ts'
import { type Leak, measureLeak } from './leak.ts'
import { readOriginal } from './legible.ts'
import type { LinkName } from './links.ts'
import { measureMarking } from './marking.ts'
import { measurePicture, type Picture } from './picture.ts'
import { measurePointing, type Pointing } from './pointing.ts'
import { measurePreflight, type Preflight } from './preflight.ts'
import { meetInProduct } from './product-pair.ts'
import { measureRecording } from './recording.ts'
import { type LinkedSetting, openSetting, type Servers, startServers } from './setting.ts'
import { tellSteps } from './steps.ts'
import { measureVoice, type Voice } from './voice.ts'

export const MEASURES = [
  'preflight',
  'picture',
  'relay',
  'dense',
  'voice',
  'pointer',
  'blackout',
  'marks',
  'recording',
  'leak',
] as const
export type MeasureName = (typeof MEASURES)[number]

/** Each round of the product and of the default, in the order they were played. */
export interface Compared<T> {
  product: T[]
  default: T[]
}

/** What a run measured; a measure that was not asked for is not there. */
export interface Measured {
  /** What is known of each link before anybody said Yes. */
  preflight?: { [link in LinkName]?: Preflight[] }
  links: { [link in LinkName]?: Compared<Picture> }
  /** Accept to first frame of the product, ms: through the relay alone, and directly. */
  relay?: { relayed: number[]; direct: number[] }
  /** A page full of text at 1.5 Mbit/s: ms to 97 % of its own legibility. */
  dense?: Compared<number | null>
  voice?: Compared<Voice>
  pointer?: Pointing[]
  /** Seconds. */
  blackout?: number[]
  /** Pixels of the captured frame. */
  marks?: number[]
  /** Seconds that can be played of a minute, at whose end the browser that recorded was killed. */
  recording?: number[]
  leak?: Leak
}

export interface Wish {
  links: LinkName[]
  only: MeasureName[]
  rounds: number
  sessions: number
}

/** The steps of one Yes on each link. */
export async function stepsOn(links: readonly LinkName[]): Promise<string[]> {
  const servers = await startServers()
  const told: string[] = []
  try {
    for (const link of links) {
      const steps = await on(link, servers, tellSteps)
      told.push(`link ${link}, ms after the Yes`, ...steps)
    }
  } finally {
    await servers.close()
  }
  return told
}

async function on<T>(link: LinkName, servers: Servers, what: (setting: LinkedSetting) => Promise<T>): Promise<T> {
  const setting = await openSetting(servers, link)
  try {
    return await what(setting)
  } finally {
    await setting.close()
  }
}

/** Product and default take turns, so that what else the machine does falls on both. */
export async function runMeasures(wish: Wish, tell: (news: string) => void): Promise<Measured> {
  const measured: Measured = { links: {} }
  const servers = await startServers()
  const wants = (name: MeasureName) => wish.only.includes(name)
  /** A round that broke says so and is not counted; a run of which most broke is none. */
  const inTurns = async (name: string, plays: (() => Promise<unknown>)[]) => {
    let broken = 0
    for (let round = 0; round < wish.rounds; round++) {
      for (const play of plays) {
        try {
          tell(`${name} ${round + 1}: ${JSON.stringify(await play())}`)
        } catch (error) {
          broken++
          tell(`${name} ${round + 1} broke: ${error instanceof Error ? error.message.slice(0, 400) : error}`)
        }
      }
    }
    if (broken * 2 > wish.rounds * plays.length) throw new Error(`${name}: ${broken} rounds broke`)
  }
  const keep = <T>(list: T[], value: T): T => {
    list.push(value)
    return value
  }

  try {
    if (wants('preflight')) {
      measured.preflight = {}
      for (const link of wish.links) {
        const of: Preflight[] = []
        measured.preflight[link] = of
        await on(link, servers, (setting) =>
          inTurns(`preflight ${link}`, [async () => keep(of, await measurePreflight(setting))]),
        )
      }
    }
    if (wants('picture')) {
      const original = await readOriginal('typical')
      for (const link of wish.links) {
        const of: Compared<Picture> = { product: [], default: [] }
        measured.links[link] = of
        const look = { page: 'typical', original, share: 0.99 } as const
        await on(link, servers, (setting) =>
          inTurns(link, [
            async () => keep(of.default, await measurePicture(setting, meetByDefault, look)),
            async () => keep(of.product, await measurePicture(setting, meetInProduct, look)),
          ]),
        )
      }
    }
    if (wants('relay')) measured.relay = await relay()
    if (wants('dense')) {
      const of: Compared<number | null> = { product: [], default: [] }
      measured.dense = of
      const look = { page: 'dense', original: await readOriginal('dense'), share: 0.97, onlyStill: 6000 } as const
      await on('1500', servers, (setting) =>
        inTurns('dense', [
          async () => keep(of.default, (await measurePicture(setting, meetByDefault, look)).legible),
          async () => keep(of.product, (await measurePicture(setting, meetInProduct, look)).legible),
        ]),
      )
    }
    if (wants('voice')) {
      const of: Compared<Voice> = { product: [], default: [] }
      measured.voice = of
      await on('1500bad', servers, (setting) =>
        inTurns('voice', [
          async () => keep(of.default, await measureVoice(setting, meetByDefault)),
          async () => keep(of.product, await measureVoice(setting, meetInProduct)),
        ]),
      )
    }
    if (wants('pointer')) {
      const of: Pointing[] = []
      measured.pointer = of
      await on('1500', servers, (setting) =>
        inTurns('pointer', [async () => keep(of, await measurePointing(setting, meetInProduct))]),
      )
    }
    if (wants('blackout')) {
      const of: number[] = []
      measured.blackout = of
      await on('1500', servers, (setting) =>
        inTurns('blackout', [async () => keep(of, await measureBlackout(setting, meetInProduct))]),
      )
    }
    if (wants('marks')) {
      const of: number[] = []
      measured.marks = of
      await on('clean', servers, (setting) =>
        inTurns('marks', [async () => keep(of, await measureMarking(setting, meetInProduct))]),
      )
    }
    if (wants('recording')) {
      const of: number[] = []
      measured.recording = of
      await on('clean', servers, (setting) =>
        inTurns('recording', [async () => keep(of, await measureRecording(setting))]),
      )
    }
    if (wants('leak'))
      measured.leak = await on('clean', servers, (setting) => measureLeak(setting, wish.sessions, tell))
  } finally {
    await servers.close()
  }
  return measured

  /** A second product, whose policy is the relay and nothing else, beside the first. */
  async function relay() {
    const of = { relayed: [] as number[], direct: [] as number[] }
    const original = await readOriginal('typical')
    const relaying = await startServers({ RELAY_ONLY: '1' })
    const look = { page: 'typical', original, share: 0.99, onlyStill: 0 } as const
    // The two have their coturn at the same place: one setting at a time.
    const first = (with_: Servers) =>
      on('1500', with_, async (setting) => (await measurePicture(setting, meetInProduct, look)).firstFrame)
    try {
      await inTurns('relay', [
        async () => keep(of.direct, await first(servers)),
        async () => keep(of.relayed, await first(relaying)),
      ])
    } finally {
      await relaying.close()
    }
    return of
  }
}
