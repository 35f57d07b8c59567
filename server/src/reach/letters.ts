import type { Language } from '@binome/contract/terms.ts'
import type { Letter } from '../platform/mail.ts'
import { type Block, type Rendered, render } from './letter.ts'
import type { Notice } from './notice-store.ts'
import type { Reader } from './store.ts'

/** The letters that come by themselves, in their reader's language; each says how to end it. */

export type LetterBody = Pick<Letter, 'subject' | 'text' | 'html' | 'unsubscribe' | 'calendar'>

export interface Links {
  /** Origin of this house. */
  home: string
  /** Ends letters of this kind. */
  token: string
}

export const unsubscribeUrl = ({ home, token }: Links) => `${home}/letters/${token}`

const ends: { [L in Language]: { why: { [K in 'parked' | 'digest' | 'notices']: string }; end: string } } = {
  fr: {
    why: {
      parked: 'Vous recevez cette lettre, une par jour au plus, parce que vous aidez sur Binôme.',
      digest: 'Vous recevez cette lettre une fois par semaine au plus, quand il y a de quoi l’écrire.',
      notices: 'Vous recevez cette lettre parce qu’elle ne concerne que vous.',
    },
    end: 'Ne plus recevoir ces lettres',
  },
  en: {
    why: {
      parked: 'You get this letter, at most one a day, because you help on Binôme.',
      digest: 'You get this letter at most once a week, when there is something to say.',
      notices: 'You get this letter because it concerns you alone.',
    },
    end: 'Stop these letters',
  },
}

/** A letter with its foot: why it came, and how such letters end. */
export function withFoot(
  reader: Pick<Reader, 'language' | 'organizationName'>,
  kind: 'parked' | 'digest' | 'notices',
  links: Links,
  letter: { subject: string; blocks: Block[] },
): LetterBody {
  const { why, end } = ends[reader.language]
  const unsubscribe = unsubscribeUrl(links)
  const rendered: Rendered = render(reader.language, {
    title: letter.subject,
    blocks: letter.blocks,
    foot: { text: `Binôme, ${reader.organizationName}. ${why[kind]}`, link: { label: end, url: unsubscribe } },
  })
  return { subject: letter.subject, ...rendered, unsubscribe }
}

export function noticeLetter(reader: Reader, notice: Notice, links: Links): LetterBody {
  const open = reader.language === 'fr' ? 'Ouvrir dans Binôme' : 'Open in Binôme'
  const body = withFoot(reader, 'notices', links, {
    subject: notice.title,
    blocks: [
      { kind: 'text', text: notice.words },
      { kind: 'link', label: open, url: links.home + notice.path },
    ],
  })
  return notice.calendar === null ? body : { ...body, calendar: notice.calendar }
}
