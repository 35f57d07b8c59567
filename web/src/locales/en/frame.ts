import type { Catalogue } from '../catalogue.ts'

export const frame: Catalogue['frame'] = {
  skip: 'Skip to content',
  home: 'Binôme, home',
  main: 'Main',
  now: 'Now',
  people: 'People',
  me: 'Me',
  pairs: 'My pairs',
  settings: 'Settings',
  admin: 'Administration',
  find: 'Search or do',
  account: '{{name}}, my menu',
  otherLanguage: 'Français',
  signOut: 'Sign out',
  offline: 'Offline.',
  offlineSafe: 'What you have written stays here and leaves when the network is back.',
  notFound: {
    title: 'This page doesn’t exist',
    body: 'Or it isn’t yours. Nothing is lost.',
    home: 'Back home',
  },
  broken: {
    title: 'This page couldn’t be shown',
    body: 'Your asks and sessions are safe: they live on the server. Trying again is often enough.',
    again: 'Try again',
  },
}

export const keys: Catalogue['keys'] = {
  title: 'The keys here',
  list: 'Show the keys',
  commands: 'Search or do',
  singles: 'Single-letter keys',
  singlesHint: 'Switch them off if voice dictation or another tool sets them off by mistake.',
}

export const commands: Catalogue['commands'] = {
  title: 'Search or do',
  placeholder: 'A person, a place, an action',
  none: 'Nothing by that name. Try a shorter word.',
  ask: 'Ask for help',
  people: 'Go to People',
  me: 'Go to Me',
  pairs: 'See my pairs',
  settings: 'Open settings',
  admin: 'Open administration',
  language: 'Lire en français',
  theme: { light: 'Light theme', dark: 'Dark theme', system: 'The system’s theme' },
  group: { do: 'Do', go: 'Go', set: 'Set' },
}
