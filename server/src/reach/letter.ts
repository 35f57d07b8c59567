import type { Language } from '@binome/contract/terms.ts'

/** A letter as plain text and as simple HTML: no picture, no script, nothing fetched, nothing that tells it was read. */

export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'link'; label: string; url: string }
  | { kind: 'list'; items: { text: string; detail?: string; url?: string }[] }

export interface Rendered {
  text: string
  html: string
}

export function render(
  language: Language,
  letter: { title: string; blocks: Block[]; foot: { text: string; link: { label: string; url: string } } },
): Rendered {
  const { blocks, foot } = letter
  const text = [...blocks.map(asText), '-- ', foot.text, `${foot.link.label}${colon(language)}\n${foot.link.url}`]
  return {
    text: `${text.join('\n\n')}\n`,
    html: page(language, letter.title, [...blocks.map(asHtml), footHtml(foot)].join('\n')),
  }
}

const colon = (language: Language) => (language === 'fr' ? '\u00a0:' : ':')

function asText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text
    case 'heading':
      return block.text.toUpperCase()
    case 'link':
      return `${block.label}\n${block.url}`
    case 'list':
      return block.items
        .map(({ text, detail, url }) => [`* ${text}`, detail, url].filter(Boolean).join('\n  '))
        .join('\n\n')
  }
}

const ink = '#2b2530'
const plum = '#792a57'
const faint = '#6b6470'

function asHtml(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p style="margin:0 0 16px;white-space:pre-line">${escaped(block.text)}</p>`
    case 'heading':
      return `<h2 style="margin:24px 0 8px;font-size:16px">${escaped(block.text)}</h2>`
    case 'link':
      return `<p style="margin:0 0 16px">${anchor(block.url, block.label)}</p>`
    case 'list':
      return `<ul style="margin:0 0 16px;padding:0 0 0 20px">${block.items.map(itemHtml).join('')}</ul>`
  }
}

function itemHtml({ text, detail, url }: { text: string; detail?: string; url?: string }): string {
  const first = url === undefined ? escaped(text) : anchor(url, text)
  const second = detail === undefined ? '' : `<br><span style="color:${faint}">${escaped(detail)}</span>`
  return `<li style="margin:0 0 10px">${first}${second}</li>`
}

function footHtml({ text, link }: { text: string; link: { label: string; url: string } }): string {
  return `<p style="margin:32px 0 0;padding:12px 0 0;border-top:1px solid #ddd6de;color:${faint};font-size:13px">${escaped(
    text,
  )}<br>${anchor(link.url, link.label)}</p>`
}

const anchor = (url: string, label: string) => `<a href="${escaped(url)}" style="color:${plum}">${escaped(label)}</a>`

function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:24px;background:#fbf8f6;color:${ink};font:16px/1.5 Georgia,serif">
<div style="max-width:560px;margin:0 auto">
${body}
</div>
</body>
</html>
`
}

const named: { [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** What people wrote, as text of HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => named[character] ?? '')
}
