import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

type Tokens = {
  roles: { light: Record<string, string>; dark: Record<string, string> }
  shadow: { light: Record<string, string>; dark: Record<string, string> }
  font: { voice: Record<string, string> }
  space: Record<string, number>
  radius: Record<string, number | object>
  motion: Record<string, string | object>
  layout: { max: number; gutter: number; mast: number; measure: string }
}

/** A value as the formatter writes it: a space after commas, figures with their zero before the point and none at the end. */
const tidy = (value: string) =>
  value
    .replace(/,(?=\S)/gu, ', ')
    .replace(/(?<![\d.])\.(\d+)/gu, '0.$1')
    .replace(/(\.\d*[1-9])0+\b/gu, '$1')

const lines = (entries: [string, unknown][]) =>
  entries
    .filter((entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number')
    .map(([name, value]) => `  --b-${name}: ${tidy(String(value))};`)
    .join('\n')

const px = (prefix: string, values: Record<string, unknown>): [string, unknown][] =>
  Object.entries(values).map(([name, value]) => [
    `${prefix}-${name}`,
    typeof value === 'number' ? `${value / 16}rem` : undefined,
  ])

/** The style sheet of the tokens: what does not change with the scheme, then the roles of light and of dark. */
export function tokensCss(tokens: Tokens): string {
  const theme = (scheme: 'light' | 'dark') =>
    lines([
      ...Object.entries(tokens.roles[scheme]),
      ['float', tokens.shadow[scheme].float],
      ['over', tokens.shadow[scheme].over],
    ])
  const { max, gutter, mast, measure } = tokens.layout
  const fixed = lines([
    ['ui', tokens.font.voice.product],
    ['say', tokens.font.voice.people],
    ['code', tokens.font.voice.code],
    ...px('space', tokens.space),
    ...Object.entries(tokens.radius).map(([n, v]): [string, unknown] => [
      `radius-${n}`,
      typeof v === 'number' ? `${v}px` : undefined,
    ]),
    ['instant', tokens.motion.instant],
    ['quick', tokens.motion.quick],
    ['settle', tokens.motion.settle],
    ['ease', tokens.motion.ease],
    ['lean', tokens.motion.lean],
    ['max', `${max}px`],
    ['gutter', `${gutter}px`],
    ['mast', `${mast}px`],
    ['measure', measure],
  ])
  return `/* Written by tokens.build.ts from tokens.json; tokens.test.ts fails when they part. */
:root {
${fixed}
}

:root,
[data-mantine-color-scheme="light"] {
  color-scheme: light;
${theme('light')}
}

[data-mantine-color-scheme="dark"] {
  color-scheme: dark;
${theme('dark')}
}

@media (prefers-reduced-motion: reduce) {
  :root {
    --b-instant: 0ms;
    --b-quick: 0ms;
    --b-settle: 0ms;
  }
}
`
}

if (import.meta.main) {
  const at = (name: string) => fileURLToPath(new URL(name, import.meta.url))
  writeFileSync(at('./tokens.css'), tokensCss(JSON.parse(readFileSync(at('./tokens.json'), 'utf8'))))
}
