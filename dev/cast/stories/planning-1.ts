import type { CastStory } from '../types.ts'

export const planning1: readonly CastStory[] = [
  {
    key: 'planning-01',
    workdaysAgo: 148,
    at: '10:16',
    seeker: 'tom',
    language: 'en',
    text: 'The forecast for gland packings jumped to 900 because of one big order in spring. How do I take it out without deleting the order?',
    skills: ['demand-forecast'],
    tapped: [
      { person: 'samira', answer: 'off_topic', afterSeconds: 19 },
      { person: 'aurelie', answer: 'off_topic', afterSeconds: 64 },
      { person: 'arjun', answer: 'lapsed', afterSeconds: 90 },
      { person: 'fatou', answer: 'lapsed', afterSeconds: 120 },
      { person: 'hugo', answer: 'lapsed', afterSeconds: 150 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 368,
          minutes: 12,
          chat: [
            {
              from: 'helper',
              text: 'Mark it as an outlier in the history screen, then recalculate. The order stays, the model ignores it.',
            },
            { from: 'seeker', text: '410 now. That looks like a normal month.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['demand-forecast'],
          thanks: 'Thanks Priya, normal is beautiful.',
        },
      ],
    },
  },
  {
    key: 'planning-02',
    workdaysAgo: 140,
    at: '14:48',
    seeker: 'aurelie',
    language: 'fr',
    text: 'Comment calculer le stock de sécurité quand le délai varie plus que la demande ? Ma formule ne prend que la demande.',
    skills: ['safety-stock'],
    tapped: [
      { person: 'loic', answer: 'declined', afterSeconds: 12 },
      { person: 'karim', answer: 'declined', afterSeconds: 29 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 75,
          minutes: 9,
          chat: [
            {
              from: 'helper',
              text: 'Add the demand squared times the lead time variance under the root.',
              language: 'en',
            },
            { from: 'seeker', text: 'σ = √(L·σd² + d²·σL²), c’est ça ?' },
            { from: 'helper', text: 'Yes, and then times 1.65 for 95%.', language: 'en' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['safety-stock'],
          thanks: 'Merci, mes paliers passent de 60 à 140, ça explique tout.',
        },
      ],
    },
  },
  {
    key: 'planning-03',
    workdaysAgo: 133,
    at: '14:52',
    seeker: 'oliver',
    language: 'en',
    text: 'Which forecast do I show on Friday, the statistical one or the one sales corrected? They differ by 18%.',
    skills: ['demand-forecast'],
    tapped: [
      { person: 'tom', answer: 'lapsed', afterSeconds: 90 },
      { person: 'arjun', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 130,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Show both for last quarter against actuals. Ours was off by 9, theirs by 21.' },
            { from: 'seeker', text: 'Then the numbers speak for me.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['demand-forecast'],
          thanks: 'Thank you, calmest Friday in a while.',
        },
      ],
    },
  },
  {
    key: 'planning-04',
    workdaysAgo: 126,
    at: '10:19',
    seeker: 'arjun',
    language: 'en',
    text: 'Should reorder points include the quarantine location? The MRP job counts it as available in Leeds only.',
    skills: ['safety-stock'],
    tapped: [
      { person: 'oliver', answer: 'off_topic', afterSeconds: 37 },
      { person: 'tom', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 202,
          minutes: 8,
          chat: [
            { from: 'helper', text: 'It should not. Quarantined stock isn’t ours to promise.' },
            { from: 'seeker', text: 'I’ll exclude Q locations for all sites.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['safety-stock'],
          thanks: 'Thanks, one rule for everyone.',
        },
      ],
    },
  },
  {
    key: 'planning-05',
    workdaysAgo: 118,
    at: '10:10',
    seeker: 'gwenael',
    language: 'en',
    text: 'Who in Leeds decides to transfer stock to Lorient when both sites run short of DN50 bodies? I keep getting different answers.',
    skills: ['delivery-planning', 'safety-stock'],
    tapped: [{ person: 'tom', answer: 'declined', afterSeconds: 16 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'oliver',
          secondsToAccept: 85,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'Priya decides up to 50 pieces, I do above. Nobody else.' },
            { from: 'seeker', text: 'Good to know, thanks.' },
          ],
          outcome: { result: 'solved', kind: 'meta_knowledge' },
          shown: ['delivery-planning', 'safety-stock'],
          thanks: 'Clear answer at last, merci Oliver.',
        },
      ],
    },
  },
  {
    key: 'planning-06',
    workdaysAgo: 109,
    at: '10:12',
    seeker: 'tom',
    language: 'en',
    text: 'Management wants a 98% service level on everything. My spreadsheet says stock value goes up by 60%. Is my maths wrong?',
    skills: ['safety-stock'],
    tapped: [
      { person: 'mehdi', answer: 'off_topic', afterSeconds: 41 },
      { person: 'priya', answer: 'lapsed', afterSeconds: 90 },
      { person: 'samira', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'oliver',
          secondsToAccept: 191,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'No, the curve really is that steep. Do 98 on the A items only and show the difference.',
            },
            { from: 'seeker', text: '11% more for the A items. The Bs I’m still unsure about.' },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['safety-stock'],
          thanks: 'Thanks, I have something I can defend.',
        },
      ],
    },
  },
  {
    key: 'planning-07',
    workdaysAgo: 101,
    at: '14:56',
    seeker: 'fatou',
    language: 'fr',
    text: 'Je négocie les volumes annuels de joints FKM. Quelle prévision je peux donner au fournisseur sans nous engager ?',
    skills: ['demand-forecast'],
    tapped: [
      { person: 'arjun', answer: 'lapsed', afterSeconds: 90 },
      { person: 'samira', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 269,
          minutes: 7,
          chat: [
            {
              from: 'helper',
              text: 'Give a range and call it a forecast, not a commitment: 8,000 to 10,500.',
              language: 'en',
            },
            { from: 'seeker', text: 'Et je sécurise 70 % du bas ?' },
            { from: 'helper', text: '70% of 8,000, yes.', language: 'en' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['demand-forecast'],
          thanks: 'Merci Priya, très bon ordre de grandeur.',
        },
      ],
    },
  },
  {
    key: 'planning-08',
    workdaysAgo: 92,
    at: '10:17',
    seeker: 'agnieszka',
    language: 'en',
    text: 'Bank holiday Monday: do we run the Tuesday truck as usual or merge it with Wednesday? Eleven pallets so far.',
    skills: ['delivery-planning'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'oliver',
          secondsToAccept: 30,
          minutes: 5,
          chat: [
            { from: 'helper', text: 'Merge. Under 14 pallets we never run both.' },
            { from: 'seeker', text: 'Is 14 written anywhere?' },
            { from: 'helper', text: 'It is now.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['delivery-planning'],
          thanks: 'Thanks, booked one truck.',
        },
      ],
    },
  },
]
