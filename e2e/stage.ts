import type { SessionView } from '@binome/contract/session.ts'
import type { House, Member } from './house.ts'

/** Brings two people to a place in the story, through the product's own verbs. */

interface Scene {
  seeker: Member
  helper: Member
  text: string
}

/** Asked, tapped, accepted: the session is open, and nobody has come yet. */
export async function matched(_house: House, { seeker, helper, text }: Scene): Promise<SessionView> {
  const line = await helper.client.openTab()
  await seeker.client.api.asks.open({ text, forPersonId: helper.personId })
  const { taps } = await line.until((now) => now.taps.length > 0)
  const { session } = await helper.client.api.offers.accept({ offerId: taps[0]?.offerId ?? '' })
  line.close()
  return session
}

/** The two of most stories: Inès asked this, Karim said yes. */
export async function inesAndKarim(
  house: House,
  text = 'Ma plage nommée ne suit pas.',
): Promise<{ ines: Member; karim: Member; id: string }> {
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true })
  const { id } = await matched(house, { seeker: ines, helper: karim, text })
  return { ines, karim, id }
}

/** Both were there, it is over, and the seeker said that it is solved. */
export async function finished(house: House, scene: Scene): Promise<string> {
  const { id: sessionId } = await matched(house, scene)
  const lines = await Promise.all([scene.seeker.client.openTab(), scene.helper.client.openTab()])
  for (const line of lines) await line.say({ type: 'session_enter', sessionId })
  await Promise.all(lines.map((line) => line.until((now) => now.session?.state === 'live')))
  await scene.seeker.client.api.sessions.end({ sessionId })
  await Promise.all(lines.map((line) => line.until((now) => now.toClose.length > 0)))
  await scene.seeker.client.api.outcomes.say({ sessionId, outcome: 'solved', kind: 'solution', thanks: 'Merci !' })
  for (const line of lines) line.close()
  await house.settled()
  return sessionId
}
