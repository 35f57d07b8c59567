import { useTranslation } from 'react-i18next'
import { type Device, find, type Place } from '../../call/devices.ts'
import { Pick } from '../../ui/Field.tsx'

/** What stands for the system's own in the list: no device has an empty id and a name. */
const SYSTEM = ''
/** Chromium's own words for the system's own; ours are in the reader's language. */
const PSEUDO = new Set(['default', 'communications'])

type Props = {
  label: string
  devices: readonly Device[]
  place: Place
  onChoose: (device: Device | null) => void
}

/** Which device, when there is a choice. One that was chosen and is not plugged in stays in the list, and says so. */
export function DevicePick({ label, devices, place, onChoose }: Props) {
  const { t } = useTranslation()
  const real = devices.filter(({ id }) => !PSEUDO.has(id))
  const { chosen } = place
  const here = chosen && find(devices, chosen)
  if (real.length < 2 && !chosen) return null
  const options = [
    { value: SYSTEM, label: t('voice.system') },
    ...real.map(({ id, label: name }) => ({ value: id, label: name })),
    ...(chosen && !here ? [{ value: chosen.id, label: t('voice.unplugged', { device: chosen.label }) }] : []),
  ]
  return (
    <Pick
      label={label}
      value={chosen ? (here ?? chosen).id : SYSTEM}
      onChange={(id) => onChoose(real.find((device) => device.id === id) ?? null)}
      options={options}
    />
  )
}
