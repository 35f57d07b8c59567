import { api } from '../../app/api.ts'

/** Servers to connect through. Credentials age within minutes, so each link asks afresh; the first answer may be early. */
type Answer = Awaited<ReturnType<typeof api.sessions.ice>>

/** Half as long as they are good: a tap that is looked at for minutes is then answered without asking first. */
const EARLY_MS = 300_000
let early: { at: number; answer: Promise<Answer> } | null = null
let relayed: boolean | null = null

async function ask(): Promise<Answer> {
  const answer = await api.sessions.ice()
  relayed = answer.relayOnly
  return answer
}

/** Asks ahead of need, where a call is likely (a tap is on the screen, an ask is being written). */
export function askIceEarly(): void {
  if (early && performance.now() - early.at < EARLY_MS) return
  early = { at: performance.now(), answer: ask() }
  // Nobody may come to read it; whoever does asks again.
  early.answer.catch(() => {
    early = null
  })
}

async function take(): Promise<Answer> {
  const kept = early && performance.now() - early.at < EARLY_MS ? early.answer : ask()
  early = null
  return kept
}

const serversOf = ({ iceServers }: Answer): RTCIceServer[] =>
  iceServers.map(({ urls, username, credential }) => ({
    urls,
    ...(username !== undefined && { username }),
    ...(credential !== undefined && { credential }),
  }))

/** STUN and TURN with fresh credentials. Without an answer a direct connection is still tried. */
export async function freshIce(): Promise<RTCIceServer[]> {
  try {
    return serversOf(await take())
  } catch (error) {
    console.warn('No answer about connection servers; trying directly', error)
    return []
  }
}

/** Whether this house connects through its relay only. Known after the first answer; false when there is none. */
export async function relayOnly(): Promise<boolean> {
  if (relayed !== null) return relayed
  askIceEarly()
  try {
    return (await early?.answer)?.relayOnly ?? false
  } catch {
    return false // no answer: freshIce says so a moment later
  }
}
