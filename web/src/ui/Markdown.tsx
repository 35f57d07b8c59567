import DOMPurify from 'dompurify'
import MarkdownIt from 'markdown-it'
import { useMemo } from 'react'
import { readAddress } from './address.ts'
import { cx } from './cx.ts'
import css from './Markdown.module.css'

const reader = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false }).disable([
  'image',
  'table',
  'heading',
  'lheading',
  'hr',
])

const TAGS = ['p', 'br', 'b', 'strong', 'i', 'em', 's', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'a']

function cleaned(text: string): DocumentFragment {
  return DOMPurify.sanitize(reader.render(text), {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ['href', 'start'],
    ALLOWED_URI_REGEXP: /^(?:https?|mailto):/iu,
    RETURN_DOM_FRAGMENT: true,
  })
}

function htmlOf(clean: DocumentFragment): string {
  const place = document.createElement('div')
  place.append(clean)
  return place.innerHTML
}

/**
 * Light Markdown to safe HTML: emphasis, lists, quotes, code, links. No raw HTML, no pictures, no headings. Links open
 * elsewhere, say nothing of this page, and only lead to http, https or mailto.
 */
export function safeHtml(text: string): string {
  const clean = cleaned(text)
  for (const link of clean.querySelectorAll('a')) {
    link.target = '_blank'
    link.rel = 'noopener noreferrer nofollow'
  }
  return htmlOf(clean)
}

/**
 * The same with links that lead nowhere: each is a button that carries its address, shown in full with its host in bold,
 * whatever words it was given. What is no address stays words.
 */
export function inertHtml(text: string): string {
  const clean = cleaned(text)
  for (const link of clean.querySelectorAll('a')) {
    const address = readAddress(link.href)
    const words = link.textContent ?? ''
    if (!address) {
      link.replaceWith(words)
      continue
    }
    const { href, before, host, after } = address
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'b-inline'
    button.dataset.address = href
    const bold = document.createElement('b')
    bold.textContent = host
    button.append(before, bold, after)
    const said = words.replace(/^mailto:/iu, '').replace(/\/$/u, '')
    const same = [href, host, host + after, decoded(href)].some((one) => one.replace(/\/$/u, '') === said)
    link.replaceWith(...(same ? [button] : [`${words} (`, button, ')']))
  }
  return htmlOf(clean)
}

function decoded(href: string): string {
  try {
    return decodeURI(href)
  } catch {
    return href // a stray % is no escape
  }
}

/** What a person wrote, with light Markdown. In people's voice unless told otherwise. */
export function Markdown({
  text,
  voice = 'people',
  lang,
  className,
  onAddress,
}: {
  text: string
  voice?: 'people' | 'ui' | undefined
  lang?: string | undefined
  className?: string | undefined
  /** Links lead nowhere by themselves: a press on one says its address here. */
  onAddress?: ((href: string) => void) | undefined
}) {
  const inert = onAddress !== undefined
  const html = useMemo(() => (inert ? inertHtml(text) : safeHtml(text)), [text, inert])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears its own buttons, which have keys of their own
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key on a button is a click
    <div
      lang={lang}
      className={cx(css.text, voice === 'people' && css.people, className)}
      onClick={
        onAddress &&
        (({ target }) => {
          const button = target instanceof Element ? target.closest('button') : null
          if (button?.dataset.address) onAddress(button.dataset.address)
        })
      }
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place, after markdown-it without HTML and DOMPurify
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
