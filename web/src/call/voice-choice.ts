import type { Device } from './devices.ts'

/** What the browser does to a voice before it leaves. */
export interface Processing {
  echoCancellation: boolean
  noiseSuppression: boolean
  autoGainControl: boolean
}

/** How this person speaks and hears on this device. `null`: whatever the system says. */
export interface VoiceChoice {
  microphone: Device | null
  speaker: Device | null
  processing: Processing
}

export const FIRST_CHOICE: VoiceChoice = {
  microphone: null,
  speaker: null,
  processing: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
}

/** Where the choice is remembered. */
export interface VoiceMemory {
  read(): VoiceChoice
  write(choice: VoiceChoice): void
}

const KEY = 'binome.voice'

/** Remembers in the browser; one that refuses storage remembers as long as the page is open. */
export function storedVoice(storage: Pick<Storage, 'getItem' | 'setItem'>): VoiceMemory {
  let here: VoiceChoice | null = null
  return {
    read() {
      try {
        here ??= choiceOf(JSON.parse(storage.getItem(KEY) ?? 'null'))
      } catch {
        here ??= FIRST_CHOICE // refused, or not ours
      }
      return here
    },
    write(choice) {
      here = choice
      try {
        storage.setItem(KEY, JSON.stringify(choice))
      } catch {
        // Private windows refuse storage.
      }
    },
  }
}

type Kept = { microphone?: unknown; speaker?: unknown; processing?: Partial<Record<keyof Processing, unknown>> }

/** Whatever was kept, by an older build or another hand: what does not fit is as on the first day. */
function choiceOf(kept: Kept | null): VoiceChoice {
  const first = FIRST_CHOICE.processing
  const on = (key: keyof Processing) => {
    const value = kept?.processing?.[key]
    return typeof value === 'boolean' ? value : first[key]
  }
  return {
    microphone: deviceOf(kept?.microphone),
    speaker: deviceOf(kept?.speaker),
    processing: {
      echoCancellation: on('echoCancellation'),
      noiseSuppression: on('noiseSuppression'),
      autoGainControl: on('autoGainControl'),
    },
  }
}

function deviceOf(kept: unknown): Device | null {
  const { id, label, group } = (kept ?? {}) as Partial<Device>
  if (typeof id !== 'string' || typeof label !== 'string' || typeof group !== 'string') return null
  return { id, label, group }
}
