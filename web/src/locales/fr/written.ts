/** No dead end: what a wait may be, and answers in writing. */
export const estimate = {
  usual: 'en général en {{time}}',
  usualNine: 'en général en {{time}}, 9 fois sur 10 en moins de {{nine}}',
  usualHour: 'à cette heure, en général en {{time}}',
  usualHourNine: 'à cette heure, en général en {{time}}, 9 fois sur 10 en moins de {{nine}}',
  begins: 'En général, quelqu’un vient en {{time}}{{bounds}}.',
  beginsHour: 'À cette heure, quelqu’un vient en général en {{time}}{{bounds}}.',
  goesOn: 'Après cette attente, il faut en général encore {{time}}{{bounds}}.',
  between: '(entre {{from}} et {{to}})',
  orLonger: '({{from}} ou plus)',
  nine: 'Neuf fois sur dix, moins de {{nine}}.',
  few: 'Trop peu de demandes passées pour annoncer une durée.',
  fewSoLong: 'Trop peu de demandes ont attendu aussi longtemps pour annoncer une durée.',
  underHalf: 'Après une telle attente, moins d’une demande sur deux trouve quelqu’un. L’écrit est un bon recours.',
}
