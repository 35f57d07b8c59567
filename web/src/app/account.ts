import { live } from './live.ts'
import { queryClient } from './query.ts'

/** Signs out: the cookie goes, the line closes, nothing of the person stays in memory. */
export async function signOut(): Promise<void> {
  await fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  live.close()
  queryClient.clear()
  location.assign('/sign-in')
}
