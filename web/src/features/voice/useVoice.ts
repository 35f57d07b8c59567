import { useSyncExternalStore } from 'react'
import type { Voice, VoiceSnapshot } from '../../call/voice.ts'

/** Both voices as they are now. */
export const useVoice = (voice: Voice): VoiceSnapshot => useSyncExternalStore(voice.subscribe, voice.getSnapshot)
