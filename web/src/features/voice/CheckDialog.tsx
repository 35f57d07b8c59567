import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Voice } from '../../call/voice.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Section } from '../../ui/Section.tsx'
import { Time } from '../../ui/Time.tsx'
import { MicrophoneCheck } from './MicrophoneCheck.tsx'
import { ProcessingChoice } from './ProcessingChoice.tsx'
import { SpeakerCheck } from './SpeakerCheck.tsx'
import { noteChecked, useChecked } from './useChecked.ts'
import { useVoice } from './useVoice.ts'
import css from './voice.module.css'

type Props = {
  voice: Voice
  /** Opens the microphone; in the click. */
  onOpen: () => void
  onClose: () => void
  /** The part about the network. */
  children: ReactNode
}

/** Microphone, sound, network: before a call or in the middle of one. What works is remembered on this device. */
export function CheckDialog({ voice, onOpen, onClose, children }: Props) {
  const { t } = useTranslation()
  const { state, speaking } = useVoice(voice)
  const { microphone, sound } = useChecked()
  // Heard while its bar is looked at: that is the check.
  useEffect(() => {
    if (speaking.me) noteChecked({ microphone: { at: Date.now(), works: true } })
    else if (state === 'none' || state === 'blocked') noteChecked({ microphone: { at: Date.now(), works: false } })
  }, [speaking.me, state])
  return (
    <Dialog title={t('voice.check.title')} onClose={onClose}>
      <div className={css.parts}>
        <Section level={3} title={t('sharing.microphone')} aside={<Verdict of={microphone} />}>
          <div className={css.part}>
            {state === 'closed' || state === 'asking' ? (
              <Button busy={state === 'asking'} onClick={onOpen}>
                {t('session.tools.unmute')}
              </Button>
            ) : (
              <MicrophoneCheck voice={voice} />
            )}
            <ProcessingChoice voice={voice} />
          </div>
        </Section>
        <Section level={3} title={t('session.microphone.speaker')} aside={<Verdict of={sound} />}>
          <div className={css.part}>
            <SpeakerCheck voice={voice} onHeard={(works) => noteChecked({ sound: { at: Date.now(), works } })} />
          </div>
        </Section>
        {children}
      </div>
    </Dialog>
  )
}

/** What came of a check, and when. */
export function Verdict({ of }: { of: { at: number; works: boolean } | null }) {
  const { t } = useTranslation()
  if (!of) return t('voice.check.never')
  return (
    <>
      {t(of.works ? 'voice.check.works' : 'voice.check.fails')} <Time at={new Date(of.at).toISOString()} />
    </>
  )
}
