import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import type { CallSnapshot } from '../../call/snapshot.ts'
import { CheckDialog } from './CheckDialog.tsx'
import { isReady } from './checked.ts'
import { NetworkPart } from './NetworkPart.tsx'
import { useChecked } from './useChecked.ts'
import { useNetworkCheck } from './useNetworkCheck.ts'

type Props = { call: Call; snapshot: CallSnapshot; className?: string | undefined }

/** The check while waiting, with the devices of the call that may come. It is a way, never a gate [U7]. */
export function WaitingCheck({ call, snapshot, className }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const ready = isReady(useChecked())
  // The network is looked at by itself, once the offer is out, which comes first.
  useNetworkCheck(snapshot.phase === 'held' && !open)
  const close = () => {
    setOpen(false)
    // Opened to be tried: what was not armed does not stay open.
    if (!snapshot.me.armed.voice) call.microphone.close()
  }
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        {t(ready ? 'voice.check.again' : 'voice.check.begin')}
      </button>
      {open && (
        <CheckDialog voice={call.voice} onOpen={() => void call.microphone.open()} onClose={close}>
          <NetworkPart />
        </CheckDialog>
      )}
    </>
  )
}
