import type { fr } from '@binome/web/src/locales/fr.ts'
import { expect, type Page } from '@playwright/test'

/** What the seeker passes across: an address, and a piece to copy. */
export const PASSED = {
  address: 'http://intranet.valdrenne.example/achats/reappro?vue=stock',
  snippet: `=LET(
  code, TRIM(A2),
  number, VALUE(SUBSTITUTE(code, CHAR(160), "")),
  IFERROR(
    XLOOKUP(number, stock[code], stock[quantity]),
    XLOOKUP(code, stock[code], stock[quantity], "?")
  )
)`,
}

/** Beside the stage the drawer is open; whoever made the window as narrow as a phone closed it. */
export async function openDrawer(page: Page, words: typeof fr): Promise<void> {
  if (await page.getByRole('tab', { name: words.guide.tab }).isVisible()) return
  // A phone says it in another word, and how much is unread.
  await page
    .getByRole('button', { name: words.session.tools.chat, exact: true })
    .or(page.getByRole('button', { name: new RegExp(`^${words.session.tools.write}( \\(|$)`) }))
    .click()
}

/** On a phone the drawer lies over the call, which is reached without it. */
export async function leaveDrawer(page: Page, words: typeof fr): Promise<void> {
  const close = page.getByRole('button', { name: words.session.tools.chatClose, exact: true })
  const isPhone = (page.viewportSize()?.width ?? 0) < 700
  if (isPhone && (await close.isVisible())) await close.click()
}

/** One file that came and one that is offered, which could do something by itself. */
export async function passFiles({ from, to }: { from: Page; to: Page }, words: typeof fr): Promise<void> {
  for (const page of [from, to]) {
    await openDrawer(page, words)
    await page.getByRole('tab', { name: words.session.chat.title }).click()
  }
  await from.getByLabel(words.across.attachFile).setInputFiles([
    { name: 'stock-novembre.xlsx', mimeType: '', buffer: Buffer.alloc(180_000, 'stock') },
    { name: 'mise-a-jour.bat', mimeType: '', buffer: Buffer.from('echo') },
  ])
  const list = to.getByRole('list', { name: words.across.pass.title })
  await list.getByRole('button', { name: words.across.pass.accept }).first().click()
  await expect(list.getByText(words.across.pass.ready)).toBeVisible()
}
