import type { TapFrom } from '@binome/contract/now.ts'
import type { ComesTo, Language } from '@binome/contract/terms.ts'

/** What a notification says, in its reader's language: the one place outside the web app where words are made, beside letters. */

export interface Said {
  title: string
  body: string
}

/** Characters of an ask in a notification: what a lock screen shows. */
const SHOWN = 140

const shown = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text)

const firstName = (name: string) => name.split(' ')[0] ?? name

/** What one calls the seeker: without a name they are somebody of their team. */
export function whoAsks(
  language: Language,
  from: { named: { name: string } } | { unnamed: true; team: string | null },
): string {
  if ('named' in from) return firstName(from.named.name)
  if (language === 'fr') return from.team === null ? 'Quelqu’un de la maison' : `Quelqu’un de l’équipe ${from.team}`
  return from.team === null ? 'A colleague' : `A colleague of ${from.team}`
}

/** The tap. Without `words`, a lock screen tells that somebody is stuck, and not what with. */
export function tapWords(language: Language, tap: { from: TapFrom; text: string }, words: boolean): Said {
  const who = whoAsks(language, tap.from)
  const title = language === 'fr' ? `${who} vous cherche` : `${who} is looking for you`
  if (words) return { title, body: shown(tap.text) }
  return language === 'fr'
    ? { title, body: 'Une demande pour vous. Ouvrez-la pour la lire.' }
    : { title, body: 'A question for you. Open it to read it.' }
}

/** What takes the tap's place once there is nothing left to answer; it goes by itself after a moment. */
export function goneWords(language: Language): Said {
  return language === 'fr'
    ? { title: 'Ce n’est plus la peine', body: 'Cette demande ne vous attend plus.' }
    : { title: 'No longer needed', body: 'This question no longer waits for you.' }
}

/** Two ask somebody to advise them, or to look on. Without `words`, a lock screen tells who, and not what about. */
export function invitationWords(
  language: Language,
  { seeker, helper, comesTo, text }: { seeker: string; helper: string; comesTo: ComesTo; text: string },
  words: boolean,
): Said {
  const [one, other] = [firstName(seeker), firstName(helper)]
  const french = comesTo === 'advise' ? 'vous demandent de les rejoindre' : 'vous invitent à observer'
  const english = comesTo === 'advise' ? 'ask you to join them' : 'invite you to look on'
  const title = language === 'fr' ? `${one} et ${other} ${french}` : `${one} and ${other} ${english}`
  if (words) return { title, body: shown(text) }
  return language === 'fr'
    ? { title, body: 'Une invitation pour vous. Ouvrez-la pour la lire.' }
    : { title, body: 'An invitation for you. Open it to read it.' }
}

export function invitationGoneWords(language: Language): Said {
  return language === 'fr'
    ? { title: 'Ce n’est plus la peine', body: 'Cette invitation ne vous attend plus.' }
    : { title: 'No longer needed', body: 'This invitation no longer waits for you.' }
}

/** What a notice about answers in writing says; who asked or wrote is told by its page alone. */
const notice =
  (french: [title: string, text: string], english: [title: string, text: string]) => (language: Language) => {
    const [title, text] = language === 'fr' ? french : english
    return { title, text }
  }

export const ranOutWords = notice(
  ['Personne n’est venu pour l’instant', 'Votre demande attend maintenant des réponses écrites. Rien d’autre à faire.'],
  ['Nobody came so far', 'Your question now waits for written answers. Nothing else to do.'],
)
export const somebodyWords = notice(
  ['Quelqu’un peut vous aider maintenant', 'C’est à propos de la demande que vous avez mise de côté. Maintenant ?'],
  ['Somebody can help you now', 'It is about the question you put aside. Now?'],
)
export const searchesAgainWords = notice(
  ['On cherche de nouveau pour vous', 'Rien n’est venu de la demande semblable. La vôtre a repris sa place.'],
  ['Searching for you again', 'Nothing came of the similar question. Yours is back in its place.'],
)
export const answeredWords = notice(
  ['Une réponse à votre demande', 'On vous a répondu par écrit.'],
  ['An answer to your question', 'Somebody answered in writing.'],
)
export const answeredBackWords = notice(
  ['Une précision sur votre demande', 'On vous a répondu en une ligne.'],
  ['More about your question', 'You got a line back.'],
)
export const askedBackWords = notice(
  ['On vous demande une précision', 'C’est à propos de la réponse que vous avez écrite.'],
  ['You are asked for a detail', 'It is about the answer you wrote.'],
)
export const acceptedWords = notice(
  ['Votre réponse a aidé', 'Elle a été retenue.'],
  ['Your answer helped', 'It was the one.'],
)

export function testWords(language: Language): Said {
  return language === 'fr'
    ? { title: 'Binôme vous atteint ici', body: 'C’était un essai.' }
    : { title: 'Binôme reaches you here', body: 'This was a test.' }
}
