import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyse, detectLanguage, termOf } from './analyse.ts'
import { fold, stem } from './stem.ts'

function terms(text: string, language: 'fr' | 'en' | null = null): string[] {
  const read = analyse(text, language)
  return [...read.title, ...read.body].map((token) => termOf(token, read.language))
}

describe('words', () => {
  test('[M15] accents, capitals and apostrophes make no difference', () => {
    const plain = terms("L'imprimante réseau de l'accueil est hors service", 'fr')
    expect(terms('L’IMPRIMANTE RESEAU DE L’ACCUEIL EST HORS SERVICE', 'fr')).toEqual(plain)
    expect(plain).toEqual(['imprim', 'reseau', 'accueil', 'hor', 'servic'])
  })

  test('[M15] for any French words, with or without accents', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'aàâbcdeéèêëfgiîlmnoôpqrstuùûvçœ'),
      minLength: 2,
      maxLength: 12,
    })
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 8 }), (words) => {
        const text = words.join(' ')
        expect(terms(fold(text).toUpperCase(), 'fr')).toEqual(terms(text, 'fr'))
      }),
    )
  })

  test('[M15] elided articles and pronouns are not part of a word', () => {
    expect(terms("j'ai l’écran qu'Excel n'affiche d'habitude jusqu'à l'ORA-00942", 'fr')).toEqual([
      'ecran',
      'excel',
      'affich',
      'habitud',
      'ora-00942',
      'ora',
      '00942',
    ])
  })

  test("[M15] every elision: l', d', qu' and the rest, before words and names alike", () => {
    const elided = "l'export d'Excel qu'Outlook c'export j'export n'export s'export m'export t'export lorsqu'export"
    expect(new Set(terms(elided, 'fr'))).toEqual(new Set(terms('export Excel Outlook', 'fr')))
    expect(terms("jusqu'au d'un qu'on", 'fr')).toEqual([])
  })

  test.each([
    ['employés', 'employées'],
    ['première', 'premier'],
    ['facturation', 'factures'],
    ['sécurité', 'sécurités'],
    ['réseau', 'réseaux'],
    ['activé', 'activées'],
  ])('French family: %s and %s', (one, other) => {
    expect(stem(fold(one), 'fr')).toBe(stem(fold(other), 'fr'))
  })

  test('compounds: e-mail is email, wi-fi is wifi, mot-clé also its words, est-ce nothing', () => {
    expect(terms('est-ce que mon e-mail', 'fr')).toEqual(['email', 'mail'])
    expect(terms('wi-fi', 'en')).toEqual(['wifi'])
    expect(terms('mot-clé', 'fr')).toEqual(['motcl', 'mot', 'cle'])
    expect(terms('et/ou client/serveur', 'fr')).toEqual(['client', 'serveur'])
  })
})

describe('identifiers', () => {
  test.each([
    ['VLOOKUP', ['vlookup']],
    ['ORA-00942', ['ora-00942', 'ora', '00942']],
    ['0x80070005', ['0x80070005', '80070005']],
    ['XMLHttpRequest', ['xmlhttprequest', 'xml', 'http', 'request']],
    ['get_userName', ['get_username', 'usernam', 'user', 'name']],
    ['URLs', ['url']],
    ['Python3.11', ['python3.11', 'python', '3.11']],
    ['src/main.ts', ['src', 'main.ts', 'main', 'ts']],
    ['TCP/IP', ['tcp/ip', 'tcp', 'ip']],
    ['ERR_CONNECTION_REFUSED', ['err_connection_refused', 'err', 'connect', 'refus']],
    ['#N/A', ['#n/a']],
    ['C#', ['c#']],
    ['C++', ['c++']],
    ['v3.11.2', ['3.11.2', '3.11']],
    ['rapport_final.v2.xlsx', ['rapport_final.v2.xlsx', 'rapport', 'final', 'v2', 'xlsx']],
    ['NullPointerException', ['nullpointerexcept', 'null', 'pointer', 'except']],
    ['SharePoint', ['sharepoint', 'share', 'point']],
    ['S/4HANA', ['s/4hana', '4hana']],
    ['Exchange2019', ['exchange2019', 'exchang', '2019']],
    ['iPhone-15', ['iphone-15', 'iphon', 'phone', '15']],
    ['libssl.so.1.1', ['libssl.so.1.1', 'libssl']],
    ['Microsoft.Office.Interop', ['microsoft.office.interop', 'microsoft', 'offic', 'interop']],
    ['budget_2024-Q3.xlsm', ['budget_2024-q3.xlsm', 'budget', '2024', 'q3', 'xlsm']],
    ['SUM.IF(A1)', ['sum.if', 'sum', 'a1']],
    ['office365', ['office365', 'offic', '365']],
    ['C:\\Temp\\export.csv', ['temp', 'export.csv', 'export', 'csv']],
    ['https://www.example.org/help/reset?token=abc', ['example.org', 'help', 'reset']],
  ])('[M16] %s is kept whole, and split', (text, expected) => {
    expect(terms(text, 'en')).toEqual(expected)
  })

  test('signs that stand for a plain one make no difference', () => {
    expect(terms('aujourd’hui, mot\u2011clé – im\u00adprimante—réseau ‹presqu’île›', 'fr')).toEqual(
      terms('mot-clé imprimante réseau île', 'fr'),
    )
  })

  test('an address of somebody is not a topic', () => {
    expect(terms('écrire à jean.dupont@example.org pour la paie', 'fr')).toEqual(['ecrir', 'pai'])
  })

  test('keys and base64 are dropped', () => {
    expect(terms(`token ${'QUJD'.repeat(30)}`, 'en')).toEqual(['token'])
  })
})

describe('sentences and language', () => {
  test('the title is the first sentence that says something', () => {
    const read = analyse('Bonjour à tous !\nImpossible de fermer le mois. Le bouton reste gris.')
    expect(read.title.map((token) => token.word)).toEqual(['impossible', 'fermer', 'mois'])
    expect(read.body.map((token) => token.word)).toEqual(['bouton', 'reste', 'gris'])
  })

  test.each([
    ['Comment je fais pour ajouter une ligne dans ce tableau ?', 'fr'],
    ['How can I add a row to this table?', 'en'],
    ['ORA-00942', null],
  ])('%s → %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language)
  })

  test('any text is read, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        for (const term of terms(text)) expect(term.length).toBeGreaterThan(0)
      }),
    )
  })
})
