import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Voice } from '../../call/voice.ts'
import { Button } from '../../ui/Button.tsx'
import { DevicePick } from './DevicePick.tsx'
import { useVoice } from './useVoice.ts'
import css from './voice.module.css'

/** Where the other voice is heard, and a sound to try it. @param onHeard the person says that it was heard */
export function SpeakerCheck({ voice, onHeard }: { voice: Voice; onHeard?: (heard: boolean) => void }) {
  const { t } = useTranslation()
  const { speakers, speaker } = useVoice(voice)
  const [test, setTest] = useState<'none' | 'sounds' | 'over' | 'failed'>('none')
  const play = async () => {
    setTest('sounds')
    try {
      await voice.loudspeaker.test()
      setTest('over')
    } catch {
      setTest('failed')
    }
  }
  return (
    <div className={css.check}>
      <DevicePick
        label={t('voice.speakerWhich')}
        devices={speakers}
        place={speaker}
        onChoose={(device) => void voice.loudspeaker.choose(device)}
      />
      <div className={css.row}>
        <Button busy={test === 'sounds'} onClick={() => void play()}>
          {t('session.microphone.test')}
        </Button>
        {test === 'over' && onHeard && (
          <>
            <Button onClick={() => onHeard(true)}>{t('voice.soundHeard')}</Button>
            <Button kind="quiet" onClick={() => onHeard(false)}>
              {t('voice.soundNotHeard')}
            </Button>
          </>
        )}
        <p className="b-sm b-mut" role="status">
          {test === 'failed' && t('voice.soundFailed')}
          {test === 'over' && !onHeard && t('voice.soundOver')}
        </p>
      </div>
    </div>
  )
}
