import DOMPurify from 'dompurify'
import MarkdownIt from 'markdown-it'
import { useMemo } from 'react'
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

/**
 * Light Markdown to safe HTML: emphasis, lists, quotes, code, links. No raw HTML, no pictures, no headings. Links open
 * elsewhere, say nothing of this page, and only lead to http, https or mailto.
 */
export function safeHtml(text: string): string {
  const clean = DOMPurify.sanitize(reader.render(text), {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ['href', 'start'],
    ALLOWED_URI_REGEXP: /^(?:https?|mailto):/iu,
    RETURN_DOM_FRAGMENT: true,
  })
  for (const link of clean.querySelectorAll('a')) {
    link.target = '_blank'
    link.rel = 'noopener noreferrer nofollow'
  }
  const place = document.createElement('div')
  place.append(clean)
  return place.innerHTML
}

/** What a person wrote, with light Markdown. In people's voice unless told otherwise. */
export function Markdown({
  text,
  voice = 'people',
  lang,
  className,
}: {
  text: string
  voice?: 'people' | 'ui' | undefined
  lang?: string | undefined
  className?: string | undefined
}) {
  const html = useMemo(() => safeHtml(text), [text])
  return (
    <div
      lang={lang}
      className={cx(css.text, voice === 'people' && css.people, className)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place, after markdown-it without HTML and DOMPurify
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
