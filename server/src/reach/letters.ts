import type { Language } from '@binome/contract/terms.ts'
import type { Letter } from '../platform/mail.ts'
import { type Block, type Rendered, render } from './letter.ts'
import type { Week } from './mailing-store.ts'
import type { Notice } from './notice-store.ts'
import type { Reader } from './store.ts'
import { whoAsks } from './words.ts'

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

const shortened = (text: string) => (text.length > 160 ? `${text.slice(0, 159)}…` : text)

/** Without a name, somebody of their team [A10]. */
function whoWaits({ from, team }: { from: string | null; team: string | null }, language: Language): string {
  return whoAsks(language, from === null ? { unnamed: true, team } : { named: { name: from } })
}

type To = Pick<Reader, 'language' | 'organizationName'>

/** Asks that wait, which the reader could answer when they have time. */
export function parkedLetter(
  to: To,
  asks: readonly { askId: string; text: string; from: string | null; team: string | null }[],
  links: Links,
): LetterBody {
  const fr = to.language === 'fr'
  const [first] = asks
  const one = asks.length === 1 && first !== undefined
  const subject = fr
    ? one
      ? `${whoWaits(first, 'fr')} attend une réponse que vous avez peut-être`
      : `${asks.length} demandes attendent une réponse que vous avez peut-être`
    : one
      ? `${whoWaits(first, 'en')} waits for an answer you may have`
      : `${asks.length} questions wait for an answer you may have`
  const lead = fr
    ? 'Rien ne presse\u00a0: quand vous aurez un moment. Personne ne voit si vous répondez ou non.'
    : 'No hurry: when you have a moment. Nobody sees whether you answer or not.'
  const items = asks.map((ask) => ({
    text: shortened(ask.text),
    detail: ask.from === null ? whoWaits(ask, to.language) : fr ? `De ${ask.from}` : `From ${ask.from}`,
    url: `${links.home}/write/${ask.askId}`,
  }))
  return withFoot(to, 'parked', links, {
    subject,
    blocks: [
      { kind: 'text', text: lead },
      { kind: 'list', items },
    ],
  })
}

/** What came of the week; null when nothing did, and then nothing is written. */
export function digestLetter(to: To, week: Week, links: Links): LetterBody | null {
  const fr = to.language === 'fr'
  const did: string[] = []
  const many = (count: number, singular: string, plural: string) => `${count} ${count === 1 ? singular : plural}`
  if (week.freed > 0) {
    did.push(
      fr
        ? `Vous avez débloqué ${many(week.freed, 'personne', 'personnes')}${week.minutes > 0 ? `, en ${week.minutes}\u00a0min` : ''}.`
        : `You freed ${many(week.freed, 'person', 'people')}${week.minutes > 0 ? `, in ${week.minutes} min` : ''}.`,
    )
  }
  if (week.solved > 0) did.push(solvedWords(week.solved, fr))
  const blocks: Block[] = did.length > 0 ? [{ kind: 'text', text: did.join('\n') }] : []
  if (week.thanks.length > 0) {
    const items = week.thanks.map(({ words, from }) => ({ text: words || (fr ? 'Merci' : 'Thank you'), detail: from }))
    blocks.push({ kind: 'heading', text: fr ? 'On vous a dit merci' : 'You were thanked' }, { kind: 'list', items })
  }
  if (week.waiting.length > 0) {
    const items = week.waiting.map(({ askId, text }) => ({ text: shortened(text), url: `${links.home}/ask/${askId}` }))
    blocks.push(
      { kind: 'heading', text: fr ? 'Vos demandes qui attendent encore' : 'Your questions that still wait' },
      { kind: 'list', items },
    )
  }
  if (blocks.length === 0) return null
  return withFoot(to, 'digest', links, { subject: fr ? 'Votre semaine sur Binôme' : 'Your week on Binôme', blocks })
}

function solvedWords(count: number, fr: boolean): string {
  if (count === 1) return fr ? 'Une de vos demandes a trouvé sa réponse.' : 'One of your questions found its answer.'
  return fr ? `${count} de vos demandes ont trouvé leur réponse.` : `${count} of your questions found their answers.`
}
