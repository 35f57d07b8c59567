import type { Call } from '../../call/call.ts'
import { CheckDialog } from './CheckDialog.tsx'
import { CallNetworkPart } from './NetworkPart.tsx'

/** Microphone and sound, changed in mid-call. */
export function DevicesDialog({ call, onClose }: { call: Call; onClose: () => void }) {
  return (
    <CheckDialog voice={call.voice} onOpen={() => void call.speak()} onClose={onClose}>
      <CallNetworkPart call={call} />
    </CheckDialog>
  )
}
