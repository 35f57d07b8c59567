/** Going live later: an ask that is put aside, and somebody who is there. */
export const later = {
  wish: 'Me demander dès que quelqu’un est là',
  unwish: 'Ne plus me demander',
  waits: 'Dès qu’une personne qui s’y connaît est là, on vous demande « maintenant ? », jusqu’à {{until}}.',
  said: 'C’est noté : on vous demandera.',
  unsaid: 'C’est noté : on ne vous demandera plus.',
  somebody: 'Quelqu’un peut vous aider maintenant.',
  now: 'Maintenant',
  notNow: 'Pas maintenant',
  again: 'On vous redemandera dans une demi-heure au plus tôt.',
  aside: 'Plus tard, dès que quelqu’un est là',
}
