import type { MicrophoneState } from '../../call/microphone.ts'

/** What this tab remembers of its microphone over a reload, and nothing longer. */
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
export function wasMicrophoneOpen(memory: Memory, sessionId: string): boolean {
  try {
    return memory.getItem(key(sessionId)) === 'open'
  } catch {
    return false
  }
}
