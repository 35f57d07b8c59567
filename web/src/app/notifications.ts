import type { Me } from '@binome/contract/now.ts'
import i18next from 'i18next'
import { firstNameIn } from '../features/ask/useName.ts'
import { type InvitationMoved, invitationMoved } from '../features/observer/invitation.ts'
import { seekerOf } from '../features/offer/from.ts'
import { timeNow } from '../ui/time.ts'
import { startChime } from './chime.ts'
import { live } from './live.ts'
import { renew } from './push.ts'
import { raise, takeBack } from './systemNotification.ts'

/**
 * A tap that arrives while no tab of ours is visible raises one system notification per ask, an invitation one per session;
 * the service worker decides, since only it sees all tabs. It is taken back when the tap is, or the invitation. Permission is
 * asked by a button, never by itself.
 */

/**
 * Registers the service worker (notifications only, it caches nothing) and lets it know of taps that come and go.
 * `go` moves this page to where a click on a notification leads.
 */
export async function startNotifications(go: (url: string) => void): Promise<void> {
  if (!('serviceWorker' in navigator) || !window.isSecureContext) return
  navigator.serviceWorker.addEventListener('message', (event: MessageEvent<{ type?: string; url?: string }>) => {
    const known = live.now()?.me.person.id
    if (event.data.type === 'subscribe' && known) void renewed(known)
    if (event.data.type === 'go' && event.data.url?.startsWith('/')) go(event.data.url)
  })
  try {
    await navigator.serviceWorker.register('/sw.js')
  } catch (error) {
    console.warn('No notifications in this browser', error)
    return
  }
  startChime()
  let renewedFor: string | null = null
  live.on('snapshot', ({ me }) => {
    // Once a page and person: a line that comes back takes a snapshot too.
    if (renewedFor === me.person.id) return
    renewedFor = me.person.id
    void renewed(me.person.id)
  })
  live.on('event', (event, now, before) => {
    if (event.part === 'tap' && event.tap.state.state === 'open') {
      const { tap } = event
      if (!mayTell(now.me)) return
      const seeker = seekerOf(i18next.t, tap)
      const words = now.me.channels.pushWords
        ? i18next.t('tap.notification.body', { name: seeker.name, text: tap.text.slice(0, 140) })
        : i18next.t('tap.notification.noWords')
      void raise({
        tag: tapTag(tap.askId),
        url: `/tap/${tap.offerId}`,
        title: i18next.t('tap.notification.title', { name: seeker.first }),
        body: words,
        lang: i18next.language,
      })
    }
    if (event.part === 'tap_gone') {
      const gone = before.taps.find((tap) => tap.offerId === event.offerId)
      if (gone) void takeBack(tapTag(gone.askId))
    }
    if (event.part === 'observing') tellOfInvitation(now.me, invitationMoved(now, before.observing, timeNow()))
  })
}

/** As the server tags its push messages of the same. */
const tapTag = (askId: string) => `ask-${askId}`
const invitationTag = (sessionId: string) => `invited-${sessionId}`

/** Nobody looks at this page, and its person lets it say so [V3]. */
const mayTell = ({ channels }: Me) => channels.push && document.visibilityState !== 'visible'

function tellOfInvitation(me: Me, { came, over }: InvitationMoved): void {
  if (over) void takeBack(invitationTag(over))
  if (!came || !mayTell(me)) return
  const { t, language } = i18next
  const two = { seeker: firstNameIn(t, came.seeker), helper: firstNameIn(t, came.helper) }
  void raise({
    tag: invitationTag(came.sessionId),
    url: `/look-on/${came.sessionId}`,
    title: t(came.comesTo === 'advise' ? 'adviser.youMay' : 'observer.youMay', two),
    body: me.channels.pushWords ? (came.line || came.text).slice(0, 140) : t('observer.noWords'),
    lang: language,
  })
}

async function renewed(personId: string): Promise<void> {
  try {
    await renew(personId)
  } catch (error) {
    console.warn('This browser cannot be woken just now', error)
  }
}

/** What the browser lets us do: unsupported on plain http and some phones; denied only the person can undo. */
export type NotificationState = 'unsupported' | 'ask' | 'granted' | 'denied'

export function notificationState(): NotificationState {
  if (typeof Notification === 'undefined' || !window.isSecureContext) return 'unsupported'
  return Notification.permission === 'default' ? 'ask' : Notification.permission
}

/** Asks the person; call it from a click. */
export async function askForNotifications(): Promise<NotificationState> {
  if (notificationState() === 'ask') await Notification.requestPermission()
  return notificationState()
}
