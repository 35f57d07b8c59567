import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WorkerClock } from '../../call/clock.ts'
import { Microphone } from '../../call/microphone.ts'
import { Voice } from '../../call/voice.ts'
import { storedVoice } from '../../call/voice-choice.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckDialog } from './CheckDialog.tsx'
import { isReady } from './checked.ts'
import { NetworkPart } from './NetworkPart.tsx'
import { useChecked } from './useChecked.ts'
import css from './voice.module.css'

/** The check without a call, for who may be called: nothing of it leaves this computer. */
export function OwnCheck() {
  const { t } = useTranslation()
  const [open, setOpen] = useState<{ voice: Voice; end: () => void } | null>(null)
  const ready = isReady(useChecked())
  return (
    <div className={css.part}>
      <p className="b-sm b-mut">{t(ready ? 'voice.check.ready' : 'voice.check.before')}</p>
      <div className={css.row}>
        <Button onClick={() => setOpen(begin())}>{t(ready ? 'voice.check.again' : 'voice.check.begin')}</Button>
      </div>
      {open && (
        <CheckDialog
          voice={open.voice}
          onOpen={() => void open.voice.microphone.open()}
          onClose={() => {
            open.end()
            setOpen(null)
          }}
        >
          <NetworkPart />
        </CheckDialog>
      )}
    </div>
  )
}

function begin(): { voice: Voice; end: () => void } {
  const clock = new WorkerClock()
  const memory = storedVoice(localStorage)
  const microphone = new Microphone({ memory, onto: async () => undefined })
  const voice = new Voice({ clock, memory, microphone })
  voice.lookAtDevices()
  return {
    voice,
    end() {
      voice.end()
      microphone.close()
      clock.end()
    },
  }
}
