import type { Catalogue } from '../catalogue.ts'

export const privacy: Catalogue['privacy'] = {
  open: 'Check the line',
  openChanged: 'Check the line, the words have changed',
  title: 'Just the two of you?',
  how: 'Read these four words to each other aloud. If {{name}} reads the same, nobody is between you, not even this server.',
  differ: 'If they differ, hang up and pass on nothing confidential.',
  list: 'Words to compare',
  otherLanguage: 'The list is that of the person who asked: the words are the same in every language.',
  waiting: 'No words to compare for now.',
  waitingHint: 'They come with the connection. A page opened before an update has none: reading it anew is enough.',
  refused: 'The words could not be settled.',
  refusedHint: 'What came contradicts itself: somebody may be between you. Hang up, then call again.',
  changed: 'The page at the other end has changed.',
  changedHint: '{{name}} has reloaded the page, or somebody else is there. Compare the words again.',
  compared: 'Understood',
}
