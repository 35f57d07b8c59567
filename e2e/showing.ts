import { recordingById } from '@binome/server/src/recording/store.ts'
import type { Page } from '@playwright/test'
import { expect, type House, type Member } from './house.ts'
import { hums, openPattern, rememberLinks, seesThePattern } from './media.ts'

/**
 * Both come to their session in browsers as people have them; a tab to be shown is open in hers.
 * @param voices what each microphone hears, Hz; a beep now and then when nothing is said
 */
export async function comeToShow(
  house: House,
  { ines, karim, id }: { ines: Member; karim: Member; id: string },
  voices?: { seeker: number; helper: number },
): Promise<{ seeker: Page; helper: Page; killHelper: () => Promise<void> }> {
  const asking = await house.chromium(ines)
  await rememberLinks(asking.context)
  if (voices) await hums(asking.context, [voices.seeker])
  await openPattern(asking.context)
  const seeker = await asking.context.newPage()
  await seeker.goto(`${house.url}/session/${id}`)
  const helping = await house.chromium(karim)
  await rememberLinks(helping.context)
  if (voices) await hums(helping.context, [voices.helper])
  const helper = await helping.context.newPage()
  await helper.goto(`${house.url}/session/${id}`)
  return { seeker, helper, killHelper: () => helping.kill() }
}

/** He asks to see, once the two pages are connected, which nothing prepared; she shows that tab. */
export async function showOnAsking(seeker: Page, helper: Page): Promise<void> {
  await helper.getByRole('button', { name: 'Demander à voir' }).click({ timeout: 30_000 })
  await seeker.bringToFront()
  await expect(seeker.getByText('demande à voir votre écran').first()).toBeVisible()
  await seeker.getByRole('button', { name: 'Montrer', exact: true }).click()
  // A browser too busy to hear in time that the focus stays goes to the tab that was picked; one comes back.
  await expect(async () => {
    await seeker.bringToFront()
    await seeker.getByRole('button', { name: 'Partager cet onglet' }).click({ timeout: 5000 })
  }).toPass()
  await seesThePattern(helper)
}

/** She opens a tab and shows it, unasked. @returns the small window that stays with her */
export async function showThePattern(seeker: Page, helper: Page): Promise<Page> {
  await openPattern(seeker.context())
  await seeker.bringToFront()
  await seeker.getByRole('button', { name: 'Partager un écran' }).first().click()
  const opened = seeker.context().waitForEvent('page')
  await seeker.getByRole('button', { name: 'Partager cet onglet' }).click()
  const small = await opened
  await seesThePattern(helper)
  return small
}

/** The recording that runs in this person's session, by its id, and how many ms of it the server has. */
export async function recordingOf(house: House, { client }: Member): Promise<{ id: string; taken(): Promise<number> }> {
  const line = await client.openTab()
  const { session } = await line.until((now) => now.session?.recording?.state === 'running')
  line.close()
  const id = session?.recording?.id ?? ''
  return {
    id,
    async taken() {
      const row = await recordingById(house.world.core.house.db, house.organizationId, id)
      return row?.lastPieceAt && row.startedAt ? row.lastPieceAt.getTime() - row.startedAt.getTime() : 0
    },
  }
}

/** Seconds of the recording that this page has played. */
export const playedOn = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector('video')?.currentTime ?? 0)
