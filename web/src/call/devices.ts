/** A microphone or a loudspeaker, as the browser names it. */
export interface Device {
  /** Changes when a person clears what the site keeps. */
  id: string
  label: string
  /** The same for every part of one physical device. */
  group: string
}

/** Which of the devices is used, and which should be. */
export interface Place {
  /** By hand; null: whatever the system says. */
  chosen: Device | null
  /** As it was named when it was taken; null: none. */
  using: Device | null
  /** Was in use and has gone: taken again when it is back. */
  away: Device | null
}

export const NO_PLACE: Place = { chosen: null, using: null, away: null }

export type Move =
  | { kind: 'stay' }
  /** What was in use has gone; the system's own takes its place. */
  | { kind: 'fall'; from: Device }
  /** What was wanted is here again. */
  | { kind: 'return'; to: Device }
  /** The system's own is another one now. */
  | { kind: 'follow'; to: Device }

/** What Chromium calls the system's own; other browsers name none. */
const SYSTEM = 'default'

/** What is to be done now that these devices are here [U1], [U2]. Pure. */
export function moveFor({ chosen, using, away }: Place, present: readonly Device[]): Move {
  if (!present.some((device) => device.label !== '')) return { kind: 'stay' }
  const wanted = away ?? chosen
  const back = wanted && find(present, wanted)
  if (back && (!using || !same(using, back))) return { kind: 'return', to: back }
  if (!using) return { kind: 'stay' }
  // One that no list ever named (a virtual one) cannot be missed in a list.
  if (using.id === '') return { kind: 'stay' }
  const now = find(present, using)
  if (!now) return { kind: 'fall', from: using }
  if (using.id === SYSTEM && now.group !== using.group) return { kind: 'follow', to: now }
  return { kind: 'stay' }
}

/** The device of this list that is meant: by its id, or by its name when ids were renewed. */
export function find(present: readonly Device[], meant: Device): Device | null {
  const named = (device: Device) => device.label !== '' && device.label === meant.label
  return present.find((device) => device.id === meant.id) ?? present.find(named) ?? null
}

/** The same device, by its id or its name; the system’s own is nobody but itself. */
export const same = (one: Device, other: Device): boolean =>
  one.id === other.id || (one.id !== SYSTEM && other.id !== SYSTEM && one.label !== '' && one.label === other.label)

/** After the system's own was taken since `from` is gone. */
export const fell = (place: Place, from: Device, using: Device | null): Place => ({ ...place, using, away: from })

/** After this one was taken: it leaves the choice as it was, and what is away is waited for until it is this one. */
export function took(place: Place, using: Device): Place {
  const back = place.away !== null && same(using, place.away)
  return { ...place, using, away: back ? null : place.away }
}

/** By hand; null: the system's own from now on. */
export const chose = (place: Place, chosen: Device | null): Place => ({ ...place, chosen, away: null })
