import type { Page } from '@playwright/test'
import { askFrom, expect, type House, QUESTION, tapOn } from './house.ts'

/** Inès asked, Karim came: both are on the page of their session. */
export async function meet(house: House): Promise<{ seeker: Page; helper: Page }> {
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true })
  const seeker = await house.open(ines)
  const helper = await house.open(karim)
  await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()
  await askFrom(seeker, 'La requête des articles ne rend plus rien.')
  await tapOn(helper).getByRole('button', { name: 'Oui, j’arrive' }).click()
  await expect(seeker).toHaveURL(/\/session\//)
  await expect(helper).toHaveURL(/\/session\//)
  return { seeker, helper }
}

/**
 * Reloads a page while a file of it is between its beginning and its end, in the same turn as this is seen: a test that
 * asks and then reloads would come too late.
 * @param least percent that came by then
 * @returns how far it was, in percent
 */
export function reloadInTheMiddle(page: Page, least = 1): Promise<number> {
  // As text, since it is compiled for Node beside the benches too.
  return page.evaluate<number>(`new Promise((done) => {
    const look = () => {
      const share = Number(document.querySelector('[role="progressbar"]')?.getAttribute('aria-valuenow') ?? 0)
      if (share < ${least} || share > 95) return
      observer.disconnect()
      done(share)
      setTimeout(() => location.reload())
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { subtree: true, childList: true, attributes: true })
    look()
  })`)
}
