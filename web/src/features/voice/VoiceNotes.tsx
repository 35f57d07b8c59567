import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import { Button } from '../../ui/Button.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Note } from '../session/Note.tsx'
import { useVoice } from './useVoice.ts'

/** What became of a device by itself, what one can do without a microphone, and that one speaks while it is held. */
export function VoiceNotes({ call }: { call: Call }) {
  const { t } = useTranslation()
  const { state, moved, held } = useVoice(call.voice)
  const [read, setRead] = useState<'none' | 'blocked' | null>(null)
  useSpokenMicrophone(state)
  const without = state === 'none' || state === 'blocked' ? state : null
  if (read && !without) setRead(null)
  return (
    <>
      {moved && (
        <Note words={t(wordsOf(moved), namesOf(moved))}>
          <Button kind="quiet" onClick={() => call.voice.dismiss()}>
            {t('ui.close')}
          </Button>
        </Note>
      )}
      {without && without !== read && (
        <Note words={t(`voice.without.${without}`)}>
          <Button onClick={() => void call.microphone.open()}>{t('flow.session.tryAgain')}</Button>
          <Button kind="quiet" onClick={() => setRead(without)}>
            {t('ui.close')}
          </Button>
        </Note>
      )}
      {held && <Note words={t('voice.held')} />}
    </>
  )
}

type MovedNow = NonNullable<ReturnType<typeof useVoice>['moved']>

/** The key of its words. A loudspeaker falls to one that has no name. */
function wordsOf(moved: MovedNow) {
  if (moved.what === 'speaker') return moved.kind === 'fell' ? 'voice.moved.speaker.fell' : 'voice.moved.speaker.back'
  return `voice.moved.microphone.${moved.kind === 'fell' && moved.to === null ? 'lost' : moved.kind}` as const
}

const namesOf = (moved: MovedNow) => ({
  from: moved.kind === 'fell' ? moved.from.label : '',
  to: moved.to?.label ?? '',
})

/** Opened or muted, by whichever key or hand: said aloud. */
function useSpokenMicrophone(state: string) {
  const { t } = useTranslation()
  const before = useRef(state)
  useEffect(() => {
    const was = before.current
    before.current = state
    if (was === 'muted' && state === 'open') announce(t('session.microphone.open'))
    else if (was === 'open' && state === 'muted') announce(t('session.microphone.muted'))
  }, [state, t])
}
