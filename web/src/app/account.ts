import { sweepDisk } from '../call/files/disk.ts'
import { forgetFiles } from '../call/files/kept.ts'
import { forgetDrafts } from '../features/ask/draft.ts'
import { forgetPictures } from '../features/ask/keptPictures.ts'
import { live } from './live.ts'
import { unsubscribe } from './push.ts'
import { queryClient } from './query.ts'

/** Signs out: the cookie goes, and this device with it. */
export async function signOut(): Promise<void> {
  await unsubscribe().catch((error: unknown) => console.warn('This browser stays subscribed, and is not woken', error))
  await fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  await leaveDevice()
}

/** The line closes, and nothing of the person stays, neither in memory nor half written on this device. */
export async function leaveDevice(): Promise<void> {
  live.close()
  queryClient.clear()
  forgetDrafts(localStorage)
  await forgetPictures()
  await forgetFiles()
  await sweepDisk(new Set())
  location.assign('/sign-in')
}
