import type { BrowserContext, Page } from '@playwright/test'

const rows = [
  ['V-2032', 'Vanne DN32', '31'],
  ['V-2041', 'Vanne DN40', '12'],
  ['V-2050', 'Vanne DN50', '7'],
  ['P-1128', 'Palier Ø28', '#N/A'],
  ['P-1132', 'Palier Ø32', '#N/A'],
  ['J-0090', 'Joint torique 90', '140'],
  ['R-6204', 'Roulement 6204', '#N/A'],
  ['B-0612', 'Bride PN16', '23'],
  ['F-0300', 'Filtre 300 µm', '58'],
]
/** What the seeker shares: a sheet whose codes were imported as text. Its title is what the browser picks by itself. */
const spreadsheet = `<!doctype html><title>PATTERN</title><style>
  body{margin:0;background:#fff;color:#222;font:17px/1 sans-serif}table{border-collapse:collapse;width:74%}
  td,th{border:1px solid #d8d8d8;padding:15px 14px;text-align:left;font-weight:400}th{background:#f1f1f1;color:#555}
  caption{padding:16px;text-align:left;background:#e9eef4;font-size:19px}td:last-child{text-align:right}
  u{display:inline-block;width:2px;height:17px;background:#222;animation:blink .1s steps(2) infinite}@keyframes blink{to{opacity:0}}
</style><table><caption>reappro.xlsx <u></u></caption><tr><th></th><th>A</th><th>B</th><th>C</th></tr>${Array.from(
  { length: 16 },
  (_, n) => {
    const cells = rows[n % rows.length] ?? []
    return `<tr><th>${n + 1}</th>${cells.map((cell) => `<td${cell === '#N/A' ? ' style="color:#b00020"' : ''}>${cell}</td>`).join('')}</tr>`
  },
).join('')}</table>`

/** Opens it as large as a desktop. */
export async function openSheet(context: BrowserContext): Promise<Page> {
  const sheet = await context.newPage()
  await sheet.setViewportSize({ width: 1440, height: 900 })
  await sheet.setContent(spreadsheet)
  return sheet
}

/** Nothing of it moves any more: it would be captured, sent and drawn on and on while one looks at something else. */
export const still = (sheet: Page): Promise<void> =>
  sheet.evaluate(() => {
    for (const one of document.getAnimations()) one.pause()
  })

/** Of its upper left, as one pastes it into an ask. */
export async function pictureOf(sheet: Page): Promise<File> {
  const pixels = new Uint8Array(await sheet.screenshot({ clip: { x: 0, y: 0, width: 760, height: 430 } }))
  return new File([pixels], 'reappro.png', { type: 'image/png' })
}
