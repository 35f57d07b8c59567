/** Two asks that are near the same: the later one may wait for what comes of the first. */
export const group = {
  title: 'Quelqu’un cherche presque la même chose en ce moment',
  body: 'Attendez ce qui en sort : votre demande est mise de côté et garde sa place. Si c’est résolu, une ligne peut vous arriver ; sinon la recherche reprend d’elle-même, dans une heure au plus. Personne ne sait qui demande.',
  join: 'Attendre ce qui en sort',
  joined: 'Votre demande attend l’issue de l’autre.',
  refuse: 'Continuer à chercher',
  refused: 'La recherche continue.',
  parkedTitle: 'Votre demande attend l’issue d’une autre',
  waits:
    'Une demande presque semblable est en cours. Sans nouvelle, la recherche reprend d’elle-même à {{until}} au plus tard.',
  met: 'L’autre demande a eu sa séance. Une ligne peut vous arriver ; sinon la recherche reprend à {{until}}.',
  goOn: 'Chercher maintenant',
  line_one: 'Quelqu’un attend avec presque la même demande. Une ligne pour l’aider ?',
  line_other: '{{count}} personnes attendent avec presque la même demande. Une ligne pour les aider ?',
  lineHint: 'Facultatif. Signée de votre nom ; vous verrez sa demande une fois la ligne envoyée.',
  linePlaceholder: 'Ce qui a débloqué la situation…',
  lineSent: 'Votre ligne est envoyée.',
}
