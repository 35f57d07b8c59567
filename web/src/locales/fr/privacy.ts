/** Who is on the line: the words that two read to each other. */
export const privacy = {
  open: 'Vérifier la ligne',
  openChanged: 'Vérifier la ligne, les mots ont changé',
  title: 'Seulement vous deux ?',
  how: 'Lisez-vous ces quatre mots de vive voix. Si {{name}} lit les mêmes, personne n’est entre vous, pas même ce serveur.',
  differ: 'S’ils diffèrent, raccrochez et n’échangez rien de confidentiel.',
  list: 'Mots à comparer',
  otherLanguage: 'La liste est celle de la personne qui a demandé : les mots sont les mêmes dans toutes les langues.',
  waiting: 'Pas de mots à comparer pour l’instant.',
  waitingHint: 'Ils viennent avec la liaison. Une page ouverte avant une mise à jour n’en a pas : la recharger suffit.',
  refused: 'Les mots n’ont pas pu être établis.',
  refusedHint: 'Ce qui est venu se contredit : quelqu’un est peut-être entre vous. Raccrochez, puis rappelez.',
  changed: 'La page au bout de la ligne a changé.',
  changedHint: '{{name}} a rechargé sa page, ou quelqu’un d’autre est là. Comparez les mots de nouveau.',
  compared: 'Compris',
}
