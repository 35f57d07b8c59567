import type { Mark } from '@binome/contract/signal.ts'
import type { DrawnMark, Marks } from '../../call/marks.ts'
import { readMarkMessage } from '../../call/message.ts'
import type { MicrophoneState } from '../../call/microphone.ts'

/** What this tab remembers of its microphone and of what it drew over a reload, and nothing longer. */
const key = (sessionId: string) => `binome.microphone.${sessionId}`

type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** A reload during a session opens what was open, since that was said yes to; a closed one stays closed. */
export function rememberMicrophone(memory: Memory, sessionId: string, state: MicrophoneState): void {
  try {
    if (state === 'open') memory.setItem(key(sessionId), 'open')
    else if (state === 'muted') memory.setItem(key(sessionId), 'muted')
  } catch {
    return // storage refused: after a reload the person opens it with a click
  }
}

/** Was it open in this tab? A muted one stays closed: nobody who was silent is heard unawares. */
export const wasMicrophoneOpen = (memory: Memory, sessionId: string): boolean => was(memory, sessionId) === 'open'

/** Was it muted in this tab? */
export const wasMicrophoneMuted = (memory: Memory, sessionId: string): boolean => was(memory, sessionId) === 'muted'

function was(memory: Memory, sessionId: string): string | null {
  try {
    return memory.getItem(key(sessionId))
  } catch {
    return null
  }
}

const drawnKey = (sessionId: string) => `binome.marks.${sessionId}`

/** What this page draws to stay is still there after its own reload: it is kept in this tab, and brought back. */
export function keepMarks(memory: Memory, sessionId: string, marks: Marks): void {
  marks.restore(readMarks(memory, sessionId))
  marks.on('change', (all) => {
    const mine = all.filter(({ by, end }) => by === marks.hand && end.is === 'staying')
    try {
      if (mine.length > 0) memory.setItem(drawnKey(sessionId), JSON.stringify(mine.map(plain)))
      else memory.removeItem(drawnKey(sessionId))
    } catch {
      return // storage refused or full: after a reload they are gone
    }
  })
}

/** Whoever drew it is there no more, or left by themself: what they drew went with them, and comes back with no reload. */
export function forgetMarks(memory: Memory, sessionId: string): void {
  try {
    memory.removeItem(drawnKey(sessionId))
  } catch {
    return // storage refused: nothing was kept
  }
}

const plain = ({ id, stage, tool, points, step, words }: DrawnMark): Mark => ({ id, stage, tool, points, step, words })

function readMarks(memory: Memory, sessionId: string): Mark[] {
  try {
    const kept: unknown = JSON.parse(memory.getItem(drawnKey(sessionId)) ?? '[]')
    if (!Array.isArray(kept)) return []
    return kept.flatMap((mark) => {
      const said = readMarkMessage(JSON.stringify({ kind: 'draw', mark }))
      return said?.kind === 'draw' ? [said.mark] : []
    })
  } catch {
    return []
  }
}
