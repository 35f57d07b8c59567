const RULES: readonly { readonly fault: string; readonly pattern: RegExp }[] = [
  { fault: 'straight apostrophe between letters', pattern: /\p{L}'\p{L}/u },
  { fault: 'plain space before a high sign', pattern: / [;:!?%»]/u },
  { fault: 'plain space after «', pattern: /« /u },
  // Inside a formula a letter may touch « ; », « : » or « ! », but then something follows at once.
  { fault: 'no space before a high sign', pattern: /[\p{L}\p{N})»][;:!?](?=\s|$)/u },
  { fault: 'wrong kind of space before ; ! ? %', pattern: /\u00a0[;!?%]/u },
  { fault: 'wrong kind of space before : or »', pattern: /\u202f[:»]/u },
  {
    fault: 'plain space between a number and its unit',
    pattern: /\d (?:bar|mm|cm|m|km|kg|t|min|s|h|V|A|Hz|k€|M€|€|£|Mo|°C|µm|%)(?![\p{L}\p{N}’/])/u,
  },
  { fault: 'plain space between thousands', pattern: /(?<![\d-])\d{1,3} \d{3}(?!\d)/u },
]

/** `#NOM?`, `:86:`: codes that end in a high sign. */
const CODES = /#[\p{L}/]+[!?]?|:\d+:/gu

/** What French typography forbids in a text, in words; empty when it is right. Formulas and codes are left alone. */
export function frenchFaults(text: string): readonly string[] {
  const words = text.replace(CODES, '')
  return RULES.flatMap(({ fault, pattern }) => {
    const at = pattern.exec(words)
    return at ? [`${fault}, « ${words.slice(Math.max(0, at.index - 12), at.index + 12)} »`] : []
  })
}
