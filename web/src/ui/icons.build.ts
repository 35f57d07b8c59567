import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

/**
 * Draws the icons of public/ from mark.svg: `npx node web/src/ui/icons.build.ts`. The results are committed, so that a
 * build needs no drawing; run it again when the mark changes.
 */

const at = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const mark = readFileSync(at('../mark.svg'), 'utf8')
const paths = mark.slice(mark.indexOf('<path'), mark.lastIndexOf('</svg>'))

const INK = '#271d22'
const ACCENT = '#792a57'
const PAPER = '#faf5f3'

/** The mark on a square: `room` is the share of the side it takes, `corner` the radius of the ground. */
function icon(side: number, room: number, corner: number, ink: string, accent: string, ground: string | null): string {
  const scale = (side * room) / 16
  const shift = (side - 16 * scale) / 2
  const rect = ground ? `<rect width="${side}" height="${side}" rx="${corner * side}" fill="${ground}"/>` : ''
  const body = paths.replaceAll('currentColor', ink).replaceAll(/var\(--b-accent, #792a57\)/gu, accent)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">${rect}<g transform="translate(${shift} ${shift}) scale(${scale})">${body}</g></svg>`
}

const png = (name: string, svg: string, side: number) =>
  sharp(Buffer.from(svg), { density: 300 })
    .resize(side, side)
    .png({ compressionLevel: 9, palette: true })
    .toFile(at(`../../public/${name}`))

await png('icon-192.png', icon(512, 0.72, 0.18, INK, ACCENT, PAPER), 192)
await png('icon-512.png', icon(512, 0.72, 0.18, INK, ACCENT, PAPER), 512)
// A launcher may cut a maskable icon down to a circle of 80 % of its side: the mark stays inside it.
await png('icon-maskable-512.png', icon(512, 0.54, 0, INK, ACCENT, PAPER), 512)
await png('icon-180.png', icon(512, 0.66, 0, INK, ACCENT, PAPER), 180)
await png('favicon.png', icon(64, 1, 0, INK, ACCENT, null), 32)
// A badge is a silhouette: the system fills it with one colour.
await png('badge-96.png', icon(96, 0.86, 0, '#ffffff', '#ffffff', null), 96)

const style = `<style>.k{fill:${INK}}.a{fill:${ACCENT}}@media(prefers-color-scheme:dark){.k{fill:#f4efed}.a{fill:#e5a7c5}}</style>`
writeFileSync(
  at('../../public/favicon.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><title>Binôme</title>${style}${paths
    .replaceAll('fill="currentColor"', 'class="k"')
    .replaceAll('fill="var(--b-accent, #792a57)"', 'class="a"')}</svg>\n`,
)
