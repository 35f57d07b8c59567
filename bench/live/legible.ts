import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { findProgram } from '@binome/dev/tools.ts'
import { openChromium } from '@binome/e2e/call/chromium.ts'
import sharp from 'sharp'
import { sharedPage } from './setting.ts'
import type { Crop } from './watch.ts'

/** A block of 10-px text of the shared page, in pixels of 1920×1080. */
export interface Block extends Crop {
  dark: boolean
  text: string
}

/** The part of the page that holds all of them. */
export function around(blocks: readonly Block[]): Crop {
  const x = Math.min(...blocks.map((block) => block.x))
  const y = Math.min(...blocks.map((block) => block.y))
  const right = Math.max(...blocks.map((block) => block.x + block.width))
  const bottom = Math.max(...blocks.map((block) => block.y + block.height))
  return { x, y, width: right - x, height: bottom - y }
}

/** The 10-px text of a page, and how much of it a reader gets right unsent: what everything else is measured by. */
export interface Original {
  blocks: Block[]
  best: number
}

/** In a browser of its own: while a tab is captured, Chromium may draw it in another size. */
export async function readOriginal(kind: 'typical' | 'dense'): Promise<Original> {
  const browser = await openChromium({ captured: 'PATTERN', origin: 'http://localhost' })
  try {
    const page = await browser.context.newPage()
    await page.goto(sharedPage(kind))
    const blocks = await page.evaluate(() => globalThis.blocks())
    return { blocks, best: await legibility(await page.screenshot({ clip: around(blocks) }), blocks) }
  } finally {
    await browser.close()
  }
}

/** Share of the characters of the blocks that tesseract reads right in a picture of `around(blocks)`. */
export async function legibility(png: Buffer, blocks: readonly Block[]): Promise<number> {
  const { x, y } = around(blocks)
  const parts: Buffer[] = []
  for (const block of blocks) {
    const region = { left: block.x - x, top: block.y - y, width: block.width, height: block.height }
    const part = sharp(png).extract(region).greyscale()
    // Tesseract reads dark on light, of about 30 pixels a line.
    parts.push(
      await (block.dark ? part.negate({ alpha: false }) : part)
        .resize(block.width * 3)
        .png()
        .toBuffer(),
    )
  }
  let right = 0
  let all = 0
  const read = await Promise.all(parts.map(readText))
  for (const [index, block] of blocks.entries()) {
    const wanted = plain(block.text)
    right += Math.max(0, wanted.length - distance(wanted, plain(read[index] ?? '')))
    all += wanted.length
  }
  return right / all
}

/**
 * When the picture was first as good as the page, ms after the Yes; null: not in the pictures kept.
 * @param share of the ceiling, 0 to 1
 */
export async function legibleAt(
  kept: readonly { ms: number; png: Buffer }[],
  { blocks, best }: Original,
  share: number,
): Promise<number | null> {
  for (const { ms, png } of kept) if ((await legibility(png, blocks)) / best >= share) return ms
  return null
}

async function readText(png: Buffer): Promise<string> {
  const tesseract = spawn(findProgram('tesseract', 'tesseract-ocr'), ['-', '-', '-l', 'eng', '--psm', '6'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  })
  let text = ''
  tesseract.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  tesseract.stdin.end(png)
  await once(tesseract, 'close')
  return text
}

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** Edits from one text to the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same))
    }
    row = next
  }
  return row[other.length] ?? 0
}

declare global {
  var blocks: () => Block[]
  var play: (what: 'still' | 'clock' | 'scroll') => void
}
