import type { Page } from '@playwright/test'

declare const inTurn: <T>(deed: () => Promise<T>) => Promise<T>
declare const registration: ServiceWorkerRegistration

/**
 * What the system shows of ours, as `public/sw.js` sees it in its turn: a page that lists notifications while one is
 * raised has Chromium forget that one.
 */
export async function shown(page: Page): Promise<{ title: string; body: string; url: string }[]> {
  const worker = page.context().serviceWorkers().at(-1) ?? (await page.context().waitForEvent('serviceworker'))
  return worker.evaluate(() =>
    inTurn(async () =>
      (await registration.getNotifications()).map(({ title, body, data }) => ({
        title,
        body,
        url: data.url as string,
      })),
    ),
  )
}
