import { createECDH } from 'node:crypto'
import type { Channels } from '@binome/contract/terms.ts'
import type { Device as DeviceView, LetterKind } from '@binome/contract/verbs/reach.ts'
import type { Caller, House } from '../house.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Deliveries } from './deliveries.ts'
import { topicOf } from './push.ts'
import { deviceOf } from './rules.ts'
import {
  type Device,
  devicesOf,
  readerOf,
  removeDevices,
  saveDevice,
  saveSwitches,
  switchesOf,
  switchOf,
} from './store.ts'
import { readToken } from './token.ts'
import { vapidOf } from './vapid.ts'
import { testWords } from './words.ts'

/** What a person says of their channels, and of the letters that come by themselves. */

type Mine = {
  channels: Channels
  devices: DeviceView[]
  pushKey: string
  mail: 'ready' | 'no_server' | 'no_address'
}

export async function readReach(house: House, caller: Caller): Promise<Mine> {
  const { organizationId, personId } = caller
  const [channels, devices, reader] = await Promise.all([
    switchesOf(house.db, organizationId, personId),
    devicesOf(house.db, organizationId, personId, house.clock.now()),
    readerOf(house.db, organizationId, personId),
  ])
  return {
    channels,
    devices: devices.map((device) => view(device, caller)),
    pushKey: vapidOf(house.config).publicKey,
    mail: house.mail === null ? 'no_server' : reader?.email ? 'ready' : 'no_address',
  }
}

function view(device: Device, caller: Caller): DeviceView {
  const { id, browser, system, createdAt, lastSuccessAt, authSessionId } = device
  return {
    id,
    browser,
    system,
    addedAt: createdAt.toISOString(),
    reachedAt: lastSuccessAt?.toISOString() ?? null,
    here: authSessionId === caller.accountSessionId,
  }
}

export async function changeReach(
  house: House,
  caller: Caller,
  input: { [K in keyof Channels]?: boolean | undefined },
): Promise<Mine> {
  const { organizationId, personId } = caller
  const said = Object.entries(input).filter(([, value]) => value !== undefined)
  await house.transaction(async (tx, record) => {
    await saveSwitches(tx, organizationId, personId, Object.fromEntries(said))
    record({ kind: 'reach.changed', organizationId, personId })
  })
  return readReach(house, caller)
}

/** @throws Refusal BAD_INPUT for an address we would never send to, or keys that encrypt nothing */
export async function addDevice(
  house: House,
  caller: Caller,
  input: { endpoint: string; keys: { p256dh: string; auth: string } },
  userAgent: string,
): Promise<DeviceView> {
  const { organizationId, personId, accountSessionId } = caller
  const { endpoint, keys } = input
  if (!house.outside.allows(endpoint))
    throw new Refusal('BAD_INPUT', { issues: [{ path: 'endpoint', code: 'address' }] })
  if (!encrypts(keys)) throw new Refusal('BAD_INPUT', { issues: [{ path: 'keys', code: 'keys' }] })
  const device = {
    id: house.newId(),
    endpoint,
    ...keys,
    ...deviceOf(userAgent),
    createdAt: house.clock.now(),
    authSessionId: accountSessionId,
  }
  const saved = await house.transaction(async (tx, record) => {
    const kept = await saveDevice(tx, organizationId, personId, device)
    record({ kind: 'reach.changed', organizationId, personId })
    return kept
  })
  return view(saved, caller)
}

/** A point of P-256 and 16 bytes (RFC 8291, 3.1 and 3.2). */
function encrypts({ p256dh, auth }: { p256dh: string; auth: string }): boolean {
  if (Buffer.from(auth, 'base64url').length !== 16) return false
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  try {
    pair.computeSecret(Buffer.from(p256dh, 'base64url'))
    return Buffer.from(p256dh, 'base64url').length === 65
  } catch {
    return false
  }
}

/** @throws Refusal NOT_FOUND */
export async function removeDevice(house: House, caller: Caller, input: { deviceId: string }): Promise<void> {
  const { organizationId, personId } = caller
  await house.transaction(async (tx, record) => {
    if ((await removeDevices(tx, organizationId, personId, [input.deviceId])) === 0) throw new Refusal('NOT_FOUND', {})
    record({ kind: 'reach.changed', organizationId, personId })
  })
}

/** A person tries out a handful of times; each is a request to somebody else's server. */
const tries = { burst: 5, perMinute: 5 }
const TEST_SECONDS = 60

/** @throws Refusal NOT_FOUND | TOO_MANY */
export async function tryDevice(
  house: House,
  deliveries: Deliveries,
  caller: Caller,
  input: { deviceId: string },
): Promise<{ taken: boolean }> {
  const { organizationId, personId, language } = caller
  const now = house.clock.now()
  const device = (await devicesOf(house.db, organizationId, personId, now)).find(({ id }) => id === input.deviceId)
  if (!device) throw new Refusal('NOT_FOUND', {})
  house.rate.take(`try:${personId}`, tries)
  const { sound } = await switchesOf(house.db, organizationId, personId)
  const taken = await deliveries.tryOnce({ organizationId, personId }, device, {
    topic: topicOf(device.id),
    until: new Date(now.getTime() + TEST_SECONDS * 1000),
    urgency: 'high',
    words: {
      ...testWords(language),
      kind: 'test',
      tag: 'test',
      lang: language,
      url: '/settings',
      sound,
      evenLooked: true,
    },
  })
  return { taken }
}

export interface LettersView {
  kind: LetterKind
  on: boolean
  organizationName: string
  language: 'fr' | 'en'
}

/** [V9] Which letters a link is about, and whether they come. @throws Refusal NOT_FOUND, also for somebody who left */
export async function readLetters(house: House, input: { token: string }): Promise<LettersView> {
  const said = readToken(input.token, house.config.secret)
  const reader = said && (await readerOf(house.db, said.organizationId, said.personId))
  if (!said || !reader) throw new Refusal('NOT_FOUND', {})
  const switches = await switchesOf(house.db, said.organizationId, said.personId)
  const { organizationName, language } = reader
  return { kind: said.kind, on: switches[switchOf[said.kind]], organizationName, language }
}

/** [V9] Ends such letters, or has them again. Said twice, nothing changes. @throws Refusal NOT_FOUND */
export async function setLetters(house: House, input: { token: string; on: boolean }): Promise<LettersView> {
  await readLetters(house, input)
  const said = readToken(input.token, house.config.secret)
  if (!said) throw new Refusal('NOT_FOUND', {})
  const { organizationId, personId, kind } = said
  await saveSwitches(house.db, organizationId, personId, { [switchOf[kind]]: input.on })
  house.log.info({ organizationId, personId, letters: kind, on: input.on }, 'letters changed')
  return readLetters(house, input)
}
