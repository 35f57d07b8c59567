import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Voice } from '../../call/voice.ts'
import { DevicePick } from './DevicePick.tsx'
import { Level } from './Level.tsx'
import { useVoice } from './useVoice.ts'
import css from './voice.module.css'

/** Which microphone, and does it hear me? Or why not, with the way out. */
export function MicrophoneCheck({ voice }: { voice: Voice }) {
  const { t } = useTranslation()
  const { state, microphones, microphone, speaking } = useVoice(voice)
  const level = useCallback(() => voice.microphone.level(), [voice])

  if (state === 'blocked') {
    return (
      <p className="b-md b-danger" role="status">
        {t('session.microphone.blockedHelp')}{' '}
        <button type="button" className="b-inline" onClick={() => void voice.microphone.open()}>
          {t('flow.session.tryAgain')}
        </button>
      </p>
    )
  }
  if (state === 'none') {
    return (
      <p className="b-md b-warn" role="status">
        {window.isSecureContext ? t('session.microphone.none') : t('session.microphone.plainHttp')}
      </p>
    )
  }
  if (state !== 'open' && state !== 'muted') return null
  return (
    <div className={css.check}>
      <DevicePick
        label={t('sharing.microphoneWhich')}
        devices={microphones}
        place={microphone}
        onChoose={(device) => void voice.microphone.choose(device)}
      />
      <div className={css.heard}>
        <Level read={level} />
        <p className="b-sm b-mut" role="status">
          {state === 'muted' ? t('voice.muted') : speaking.me ? t('voice.heard') : t('sharing.microphoneTest')}
        </p>
      </div>
    </div>
  )
}
