import { MatchIndex, type SolvedAsk } from './index.ts'
import { daysAgo, NOW, person, solved } from './office.fixture.ts'

/**
 * An invented bilingual company with known answers: each topic is known by two people, who solved it in one language
 * only; asks come in the other. A topic covered by the taxonomy has a skill with names in both languages; an uncovered
 * one has words alone. Made from templates, so that it can be any size and holds nobody's text.
 */
interface Topic {
  skillId: string
  /** Names in the taxonomy, French then English. */
  labels: [string, string]
  fr: readonly string[]
  en: readonly string[]
}

const TOPICS: readonly Topic[] = [
  {
    skillId: 'printing',
    labels: ['imprimante', 'printer'],
    fr: ['bourrage papier', 'toner vide', 'file bloquée'],
    en: ['paper jam', 'empty toner', 'stuck queue'],
  },
  {
    skillId: 'sheets',
    labels: ['tableur', 'spreadsheet'],
    fr: ['formule en erreur', 'colonne figée', 'graphique faux'],
    en: ['broken formula', 'frozen column', 'wrong chart'],
  },
  {
    skillId: 'payroll',
    labels: ['bulletin de salaire', 'payslip'],
    fr: ['prime absente', 'taux erroné', 'mois manquant'],
    en: ['missing bonus', 'wrong rate', 'absent month'],
  },
  {
    skillId: 'leave',
    labels: ['congés', 'annual leave'],
    fr: ['solde négatif', 'demande refusée', 'jour férié'],
    en: ['negative balance', 'refused request', 'bank holiday'],
  },
  {
    skillId: 'expenses',
    labels: ['note de frais', 'expense report'],
    fr: ['justificatif perdu', 'plafond dépassé', 'devise fausse'],
    en: ['lost receipt', 'limit exceeded', 'wrong currency'],
  },
  {
    skillId: 'badge',
    labels: ['badge d’accès', 'access card'],
    fr: ['porte fermée', 'carte démagnétisée', 'visiteur bloqué'],
    en: ['closed door', 'demagnetised strip', 'blocked visitor'],
  },
  {
    skillId: 'vpn',
    labels: ['accès à distance', 'remote access'],
    fr: ['coupure fréquente', 'certificat périmé', 'lenteur le soir'],
    en: ['frequent drops', 'expired certificate', 'slow evenings'],
  },
  {
    skillId: 'mail',
    labels: ['messagerie', 'mailbox'],
    fr: ['quota atteint', 'pièce jointe refusée', 'signature perdue'],
    en: ['quota reached', 'attachment rejected', 'lost signature'],
  },
  {
    skillId: 'password',
    labels: ['mot de passe', 'password'],
    fr: ['compte verrouillé', 'expiration imprévue', 'lien périmé'],
    en: ['locked account', 'sudden expiry', 'stale link'],
  },
  {
    skillId: 'video',
    labels: ['visioconférence', 'video meeting'],
    fr: ['micro muet', 'image figée', 'écho pénible'],
    en: ['silent microphone', 'frozen picture', 'awful echo'],
  },
  {
    skillId: 'invoices',
    labels: ['facturation', 'invoicing'],
    fr: ['avoir manquant', 'échéance fausse', 'doublon'],
    en: ['missing credit note', 'wrong due date', 'duplicate'],
  },
  {
    skillId: 'stock',
    labels: ['inventaire', 'inventory'],
    fr: ['écart de quantité', 'emplacement vide', 'étiquette illisible'],
    en: ['quantity gap', 'empty location', 'unreadable label'],
  },
]

const ASKS = {
  fr: [
    'Problème de {name} : {matter}, que faire ?',
    'Bonjour, {matter} avec {name} depuis hier',
    'Qui connaît {name} ? {matter} ce matin',
  ],
  en: [
    'Problem with the {name}: {matter}, what to do?',
    'Hello, {matter} on my {name} since yesterday',
    'Who knows about {name}? {matter} this morning',
  ],
}

export interface Expected {
  text: string
  languages: ('fr' | 'en')[]
  helpers: readonly string[]
}

/** @param covered whether the taxonomy names the topics; @param asked language of the asks, evidence is in the other */
export function bilingual(covered: boolean, asked: 'fr' | 'en'): { index: MatchIndex; asks: Expected[] } {
  const index = new MatchIndex()
  const told = asked === 'fr' ? 'en' : 'fr'
  const asks: Expected[] = []
  for (const [t, topic] of TOPICS.entries()) {
    const helpers = [`h${t}a`, `h${t}b`]
    for (const [h, helper] of helpers.entries()) {
      index.putPerson(person(helper))
      for (const [m, matter] of topic[told].entries()) {
        const text = write(told, topic, matter, m + h)
        const over: Partial<SolvedAsk> = {
          language: told,
          at: daysAgo(3 + 7 * m + t),
          skills: covered ? [topic].map(skillOf) : [],
        }
        index.addSolved(solved(`${helper}-${m}`, helper, text, over))
      }
    }
    for (const [m, matter] of topic[asked].entries()) {
      asks.push({ text: write(asked, topic, matter, m), languages: ['fr', 'en'], helpers })
    }
  }
  return { index, asks }
}

/** Share of the asks with somebody who knows among the first five. */
export function hitAt5({ index, asks }: ReturnType<typeof bilingual>): number {
  const hits = asks.filter(({ text, languages, helpers }) =>
    index
      .match({
        ...{ text, languages, skillIds: [], seekerId: 'asker', seekerTeamId: null, now: NOW },
        ...{ limit: 5, willingOnly: false },
      })
      .some(({ personId }) => helpers.includes(personId)),
  )
  return hits.length / asks.length
}

function skillOf({ skillId, labels }: Topic) {
  return { skillId, labels: [...labels] }
}

function write(language: 'fr' | 'en', topic: Topic, matter: string, template: number): string {
  const name = topic.labels[language === 'fr' ? 0 : 1]
  const text = ASKS[language][template % ASKS[language].length] as string
  return text.replace('{name}', name).replace('{matter}', matter)
}
