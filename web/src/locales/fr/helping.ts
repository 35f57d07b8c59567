/** My helping time: what I keep of a week, and what is given of it. */
export const helping = {
  title: 'Mon temps d’aide',
  mineOnly: 'pour vos yeux seulement',
  given: '<b>{{given}}</b> cette semaine, sur {{kept}}',
  givenNothing: '<b>Rien encore</b> cette semaine, sur {{kept}}',
  left: 'Reste {{left}}, jusqu’à dimanche soir.',
  full: 'C’est donné. On vous laisse en paix jusqu’à lundi.',
  nothing: 'Rien n’est gardé pour aider.',
  zone: 'Semaine de {{zone}}.',
  thisWeek: 'Cette semaine',
  week: { as_kept: 'Comme prévu', more: 'Davantage', no_more: 'C’est assez' },
  weekHint: {
    as_kept: 'Une fois ce temps donné, on ne vous sollicite plus avant lundi.',
    more: 'On peut vous solliciter au-delà, jusqu’à dimanche soir.',
    no_more: 'On ne vous sollicite plus avant lundi, quoi qu’il reste.',
  },
  keep: 'Temps gardé chaque semaine',
  frame: 'Votre équipe permet jusqu’à {{most}}.',
  usual: 'Le temps habituel, {{usual}}',
  none: 'Aucun',
  counts_zero: 'Compte le temps passé à deux, quand la séance est finie. Une demande reçue ou déclinée ne compte pas.',
  counts_one: 'Une séance compte : le temps passé à deux, une fois finie. Une demande reçue ou déclinée ne compte pas.',
  counts_other:
    '{{count}} séances comptent : le temps passé à deux, une fois finies. Une demande reçue ou déclinée ne compte pas.',
  note: {
    closed: 'Votre semaine est fermée : on ne vous sollicite plus avant lundi.',
    heavy: 'Vous portez plus que d’ordinaire ces temps-ci.',
  },
  overload: {
    week_given_early:
      'Presque toute votre semaine est déjà donnée. « C’est assez » la ferme jusqu’à lundi, et personne n’en saura rien.',
    tapped_far_more:
      'En deux semaines, vous avez reçu plus du double de ce qu’on reçoit d’ordinaire autour de vous. Garder moins de temps y remédie, et personne n’en saura rien.',
  },
}
