/** People of the drawings, for the gallery only. */
const face = (id: string, name: string) => ({ id, name, photo: null })

export const INES = face('c2', 'Inès Carpentier')
export const MAELLE = face('a1', 'Maëlle Le Goff')
export const KARIM = face('k4', 'Karim Haddad')
export const EVERYONE = [
  INES,
  MAELLE,
  KARIM,
  face('e3', 'Élodie Marchetti'),
  face('y9', 'Youssef Benali'),
  face('t5', 'Thomas Ferrand'),
  face('p7', 'Priya Raman'),
]

export const LONG =
  'Depuis la bascule de vendredi, les ordres de fabrication des pompes à pistons qui passent par le poste de contrôle intermédiaire ressortent deux fois dans le planning de charge, mais seulement quand la gamme alternative est active, et jamais le lundi matin, ce qui nous fait penser à un traitement de nuit.'
