import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { findChromium } from '@binome/dev/tools.ts'
import { buildWeb } from '@binome/dev/web.ts'
import { startWorld } from '@binome/dev/world.ts'
import { openChromium, type RealChromium } from '@binome/e2e/call/chromium.ts'
import { reloadInTheMiddle } from '@binome/e2e/meeting.ts'
import type { Page } from '@playwright/test'
import { median } from '../figures.ts'
import { enter, makePeople } from '../live/people.ts'
import { saveResult } from '../results.ts'

/**
 * `node bench/files/main.ts [--mib 1024] [--json]`: a file of 1 GiB from browser to browser through the product, with a
 * reload of the receiver's page in the middle; its hash afterwards, how long it took, and the memory of both pages.
 */
const { values } = parseArgs({ options: { mib: { type: 'string', default: '1024' }, json: { type: 'boolean' } } })
const mib = Number(values.mib)

const folder = mkdtempSync(join(tmpdir(), 'binome-files-'))
const path = join(folder, 'image-disque.bin')
process.env.CHROMIUM = findChromium()
buildWeb()
const world = await startWorld({
  overrides: { webFolder: join(import.meta.dirname, '../../web/dist'), rate: { take: () => undefined } },
})
const browsers: RealChromium[] = []
try {
  const sha256 = await makeFile()
  const { seeker, helper } = await meet()
  const began = performance.now()
  await choose(seeker)
  const got = helper.getByRole('list', { name: 'Fichiers en passage' })
  await got.getByRole('button', { name: 'Accepter' }).click()
  const reloadedAt = await reloadInTheMiddle(helper, 45)
  const [sender, receiver] = await Promise.all([watchHeap(seeker), watchHeap(helper)])
  await got
    .getByText('Tout est là. Vérification de l’empreinte…')
    .or(got.getByText('Arrivé entier'))
    .waitFor({ timeout: 1_200_000 })
  const allThere = performance.now()
  await got.getByText('Arrivé entier, empreinte vérifiée.').waitFor({ timeout: 300_000 })
  const checked = performance.now()
  const heapMiB = { sender: sender(), receiver: receiver() }
  const received = await hashOfSaved(helper)
  const result = {
    mib,
    reloadedAtPercent: reloadedAt,
    equal: received === sha256,
    secondsToLastByte: round((allThere - began) / 1000),
    secondsToChecked: round((checked - began) / 1000),
    mibPerSecond: round(mib / ((allThere - began) / 1000)),
    heapMiB,
    load: loadavg().map(round),
  }
  console.log(JSON.stringify(result, null, values.json ? 0 : 2))
  if (mib >= 1024) saveResult('files', result)
  if (!result.equal) process.exitCode = 1
} finally {
  await Promise.all(browsers.map((browser) => browser.close()))
  await world.stop()
  rmSync(folder, { recursive: true, force: true })
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

async function makeFile(): Promise<string> {
  const hash = createHash('sha256')
  const out = createWriteStream(path)
  for (let i = 0; i < mib; i += 1) {
    const block = randomBytes(1024 * 1024)
    hash.update(block)
    if (!out.write(block)) await once(out, 'drain')
  }
  out.end()
  await finished(out)
  return hash.digest('hex')
}

async function meet(): Promise<{ seeker: Page; helper: Page }> {
  const people = await makePeople(world)
  const open = async (who: { organizationId: string; personId: string }) => {
    const browser = await openChromium({ captured: 'none', origin: world.url })
    browsers.push(browser)
    await enter(world, browser.context, who)
    const page = await browser.context.newPage()
    await page.goto(world.url)
    await page.getByRole('textbox', { name: 'Votre blocage' }).waitFor()
    return page
  }
  const [seeker, helper] = await Promise.all([open(people.seeker), open(people.helper)])
  await seeker.getByRole('textbox', { name: 'Votre blocage' }).fill('La facture ne passe pas.')
  await seeker.keyboard.press('Enter')
  await helper.getByRole('button', { name: 'Oui, j’arrive' }).click()
  await seeker.waitForURL(/\/session\//)
  return { seeker, helper }
}

/** By the browser itself, from the disk: Playwright would carry the file to a browser it is joined to, 50 MB at most. */
async function choose(page: Page): Promise<void> {
  const label = 'Un fichier, d’un navigateur à l’autre'
  await page.getByLabel(label).waitFor({ state: 'attached' })
  const session = await page.context().newCDPSession(page)
  const expression = `document.querySelector('input[type=file][aria-label="${label}"]')`
  const { result } = await session.send('Runtime.evaluate', { expression })
  await session.send('DOM.setFileInputFiles', { files: [path], objectId: result.objectId ?? '' })
  await session.detach()
}

/**
 * The heap of a page and what hangs on it, looked at twice a second from now on: the file is not in it.
 * @returns ends it: MiB in the first tenth of the time and in the last, medians, and the most
 */
async function watchHeap(page: Page): Promise<() => { first: number; last: number; most: number }> {
  const session = await page.context().newCDPSession(page)
  const seen: number[] = []
  const look = async () => {
    const { usedSize, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage')
    seen.push((usedSize + backingStorageSize) / 2 ** 20)
  }
  const timer = setInterval(() => void look().catch(() => undefined), 500)
  return () => {
    clearInterval(timer)
    const tenth = Math.ceil(seen.length / 10)
    return {
      first: round(median(seen.slice(0, tenth))),
      last: round(median(seen.slice(-tenth))),
      most: round(Math.max(...seen)),
    }
  }
}

/** Of what its person saved, computed here and not by the product. */
async function hashOfSaved(page: Page): Promise<string> {
  const session = await page.context().browser()?.newBrowserCDPSession()
  if (!session) throw new Error('the browser is gone')
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allowAndName',
    downloadPath: folder,
    eventsEnabled: true,
  })
  const saved = new Promise<string>((resolve, reject) => {
    session.on('Browser.downloadProgress', ({ state, guid }) => {
      if (state === 'completed') resolve(guid)
      else if (state === 'canceled') reject(new Error('the browser did not save it'))
    })
  })
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(join(folder, await saved))) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
