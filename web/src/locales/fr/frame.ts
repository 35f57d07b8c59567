/** What is around every page: mast, menu, offline, not found, keys, Ctrl K. */
export const frame = {
  skip: 'Aller au contenu',
  home: 'Binôme, accueil',
  main: 'Principal',
  now: 'Maintenant',
  people: 'Personnes',
  me: 'Moi',
  pairs: 'Mes binômes',
  settings: 'Réglages',
  admin: 'Administration',
  find: 'Chercher ou faire',
  account: '{{name}}, mon menu',
  otherLanguage: 'English',
  signOut: 'Se déconnecter',
  offline: 'Hors connexion.',
  offlineSafe: 'Ce qui est écrit ici reste ici et repartira au retour du réseau.',
  notFound: {
    title: 'Cette page n’existe pas',
    body: 'Ou elle n’est pas à vous. Rien n’est perdu.',
    home: 'Revenir à l’accueil',
  },
  broken: {
    title: 'Cette page n’a pas pu s’afficher',
    body: 'Vos demandes et vos séances sont intactes : elles vivent sur le serveur. Réessayer suffit souvent.',
    again: 'Réessayer',
  },
}

export const keys = {
  title: 'Les touches d’ici',
  list: 'Montrer les touches',
  commands: 'Chercher ou faire',
  singles: 'Touches d’une seule lettre',
  singlesHint: 'À couper si une dictée vocale ou un autre outil les déclenche par erreur.',
}

export const commands = {
  title: 'Chercher ou faire',
  placeholder: 'Une personne, un endroit, une action',
  none: 'Rien de ce nom. Essayez un mot plus court.',
  ask: 'Demander de l’aide',
  people: 'Aller à Personnes',
  me: 'Aller à Moi',
  pairs: 'Voir mes binômes',
  settings: 'Ouvrir les réglages',
  admin: 'Ouvrir l’administration',
  language: 'Read it in English',
  theme: { light: 'Thème clair', dark: 'Thème sombre', system: 'Thème du système' },
  group: { do: 'Faire', go: 'Aller', set: 'Régler' },
}
