/** How people may be asked: what the house says, and what each team says for its own. */
export const rules = {
  for: 'Règles de',
  house: 'Toute la maison',
  leadHouse:
    'Ce que la maison dit vaut pour toutes les équipes, jusqu’à ce qu’une équipe dise autre chose pour les siens.',
  leadTeam:
    'Ce que l’équipe ne dit pas, la maison le dit. Elle règle le temps des siens ; envers les autres, elle ne peut être que plus douce.',
  asHouse: 'Comme la maison : {{value}}',
  asUsual: 'L’habituel : {{value}}',
  dial: {
    title: 'Vite, ou sans déranger',
    hint: 'Pour les demandes de ces personnes : combien on en dérange d’autres pour attendre moins. Mesuré sur une entreprise simulée de deux mille personnes.',
    fast: 'vif',
    balanced: 'équilibré',
    gentle: 'doux',
    effect: {
      fast: 'Une demande sur deux trouve quelqu’un environ cinq secondes plus tôt, pour presque deux fois plus de sollicitations.',
      balanced: 'Une demande sur deux trouve quelqu’un en une vingtaine de secondes quand beaucoup sont là.',
      gentle: 'Environ huit secondes de plus, et un quart de sollicitations en moins.',
    },
  },
  taps: {
    title: 'Limites',
    hint: 'Au-delà, la recherche ne sollicite plus personne et propose les autres issues.',
    most: 'Personnes sollicitées par recherche',
    atOnce: 'En même temps',
    usual: 'Vide : {{usual}}. Au plus {{most}}.',
    under: 'Vide : comme la maison, {{usual}}. Pas au-delà.',
    wrong: 'De 1 à {{most}}.',
  },
  opening: {
    title: 'Heures d’ouverture',
    hint: 'En dehors, on ne sollicite personne qui n’ait dit ses propres heures ; qui demande apprend quand cela ouvre.',
    always: 'Toujours ouvert',
    hours: 'À ces heures',
    asHouse: 'Comme la maison',
    zone: 'À l’heure de',
  },
  asked: {
    title: 'Qui peut solliciter ces personnes',
    hint: 'Les autres ne les voient pas proposées, même en les nommant. Une équipe peut toujours demander aux siens.',
    everyone: 'tout le monde',
    own_team: 'leur équipe seulement',
    chosen_teams: 'leur équipe et celles-ci',
    which: 'Ces équipes',
    choose: 'Choisissez au moins une équipe.',
  },
  frame: {
    title: 'Temps d’aide par semaine',
    hint: 'Chaque personne dit le sien, dans ce cadre. Vous ne voyez pas ce qu’elle a dit, ni ce qu’elle a donné.',
    usual: 'Pour qui n’a rien dit',
    most: 'Au plus',
    wrong: 'L’habituel dépasse le plus grand.',
  },
}
