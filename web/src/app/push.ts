import { api } from './api.ts'
import { queryClient } from './query.ts'
import { keep, kept } from './settings.ts'

/**
 * This browser as a device that can be woken (Web Push). Subscribed by a button; from then on said again at each start,
 * since the browser may have been given a new address. It is its person's: whoever else signs in here has to ask anew.
 */

export const canPush = (): boolean =>
  'serviceWorker' in navigator &&
  'PushManager' in window &&
  typeof Notification !== 'undefined' &&
  window.isSecureContext

const registration = () => navigator.serviceWorker.ready

/** The subscription of this browser, made for the key of this house. */
async function subscribed(pushKey: string): Promise<PushSubscription> {
  const { pushManager } = await registration()
  const before = await pushManager.getSubscription()
  const key = bytesOf(pushKey)
  if (before && sameKey(before.options.applicationServerKey, key)) return before
  await before?.unsubscribe()
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
}

/** Lets this browser be woken. Call it from a click, with the permission given. @throws what the browser or the house refuses */
export async function subscribe(personId: string): Promise<void> {
  const { pushKey } = await api.reach.mine()
  const { endpoint, keys } = (await subscribed(pushKey)).toJSON()
  if (!endpoint || !keys?.p256dh || !keys.auth) throw new Error('the browser gave no address')
  await api.reach.addDevice({ endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } })
  keep('push', personId)
  await queryClient.invalidateQueries({ queryKey: [['reach']] })
}

/** This browser is not woken any more. */
export async function unsubscribe(): Promise<void> {
  keep('push', '')
  if (!canPush()) return
  const worker = await navigator.serviceWorker.getRegistration()
  await (await worker?.pushManager.getSubscription())?.unsubscribe()
}

/** At the start of a page: what this person once allowed here still holds; what somebody else did does not. */
export async function renew(personId: string): Promise<void> {
  if (!canPush()) return
  const whose = kept('push')
  if (whose === personId && Notification.permission === 'granted') return subscribe(personId)
  if (whose) await unsubscribe()
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

function sameKey(one: ArrayBuffer | null, other: Uint8Array): boolean {
  if (one === null || one.byteLength !== other.length) return false
  return new Uint8Array(one).every((byte, at) => byte === other[at])
}
