import type { Catalogue } from '../catalogue.ts'

export const later: Catalogue['later'] = {
  wish: 'Ask me once somebody is there',
  unwish: 'Don’t ask me any more',
  waits: 'As soon as somebody who knows about it is there, you are asked “now?”, until {{until}}.',
  said: 'Noted: you will be asked.',
  unsaid: 'Noted: you won’t be asked any more.',
  somebody: 'Somebody can help you now.',
  now: 'Now',
  notNow: 'Not now',
  again: 'You will be asked again in half an hour at the earliest.',
  aside: 'Later, once somebody is there',
}
