import type { CastStory } from '../types.ts'

export const planning2: readonly CastStory[] = [
  {
    key: 'planning-09',
    workdaysAgo: 85,
    at: '10:13',
    seeker: 'tom',
    language: 'en',
    text: 'I need three years of monthly demand per item for the forecast test. The standard export stops at 24 months.',
    skills: ['demand-forecast', 'erp-export'],
    tapped: [],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'arjun',
          secondsToAccept: 50,
          minutes: 9,
          chat: [
            { from: 'helper', text: 'Older months are in the archive table. Use report DEM-36, it joins both.' },
            { from: 'seeker', text: 'Got 36 columns. The first year has two sites merged, right?' },
            { from: 'helper', text: 'Yes, Leeds was split later. Treat it as one.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['demand-forecast', 'erp-export'],
          thanks: 'Thanks Arjun, exactly the warning I needed.',
        },
      ],
    },
  },
  {
    key: 'planning-10',
    workdaysAgo: 75,
    at: '10:11',
    seeker: 'priya',
    language: 'en',
    text: 'I want to cut the safety stock on slow castings by 40k. It’s right on paper, but if one breaks, it’s on me. Who would sign it with me?',
    skills: ['safety-stock', 'budget'],
    tapped: [{ person: 'gwenael', answer: 'declined', afterSeconds: 7 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'oliver',
          secondsToAccept: 38,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'Yes, I’ll sign it. Keep two of each pump body and write down why.' },
            { from: 'seeker', text: 'I’ll send you one page.' },
          ],
          outcome: { result: 'solved', kind: 'legitimation' },
          shown: ['safety-stock', 'budget'],
          thanks: 'Thanks for having my back.',
        },
      ],
    },
  },
  {
    key: 'planning-11',
    workdaysAgo: 65,
    at: '10:11',
    seeker: 'ines',
    language: 'fr',
    text: 'Le point de commande du capteur 10 bar est à 9 alors qu’on en sort 15 par semaine. Qui l’a fixé, et je le remonte à combien ?',
    skills: ['safety-stock'],
    tapped: [
      { person: 'aurelie', answer: 'postponed', afterSeconds: 45 },
      { person: 'samira', answer: 'lapsed', afterSeconds: 90 },
      { person: 'thomas', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 362,
          minutes: 8,
          chat: [
            {
              from: 'helper',
              text: 'Il date du lancement. 15 par semaine, 3 semaines de délai : 45 plus la sécurité, disons 60.',
            },
            { from: 'seeker', text: '60, je demande à Gwenaël de valider.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['safety-stock'],
          thanks: 'Merci, on était sous l’eau depuis des mois.',
        },
      ],
    },
  },
  {
    key: 'planning-12',
    workdaysAgo: 54,
    at: '10:13',
    seeker: 'oliver',
    language: 'en',
    text: 'Tom’s chart of forecast error by family is just what I need every month. How is it built, and can I refresh it myself?',
    skills: ['demand-forecast', 'excel-pivot'],
    tapped: [{ person: 'priya', answer: 'off_topic', afterSeconds: 20 }],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'tom',
          secondsToAccept: 73,
          minutes: 7,
          chat: [
            { from: 'helper', text: 'Happy to. Refresh the query, pick the month in the slicer, that’s all.' },
            { from: 'seeker', text: 'And the red line is 20%?' },
            { from: 'helper', text: 'Yes, change it in cell B2.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['demand-forecast', 'excel-pivot'],
          thanks: 'Thanks Tom, the student overtakes the master.',
        },
      ],
    },
  },
  {
    key: 'planning-13',
    workdaysAgo: 40,
    at: '14:57',
    seeker: 'priya',
    language: 'en',
    text: 'Forecast upload keeps the old version for 6 of 900 items. No error message, same file format as always.',
    skills: ['erp-mrp', 'demand-forecast'],
    tapped: [
      { person: 'aurelie', answer: 'postponed', afterSeconds: 85 },
      { person: 'gwenael', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'arjun',
          secondsToAccept: 150,
          minutes: 9,
          chat: [
            { from: 'helper', text: 'Those six have a locked forecast from a promotion. Unlock, reload just them.' },
            { from: 'seeker', text: 'Five worked. One is still locked by a user who left.' },
            { from: 'helper', text: 'That one needs Claire’s rights, I’ll pass it on.' },
          ],
          outcome: { result: 'partly', kind: 'solution' },
          shown: ['erp-mrp', 'demand-forecast'],
          thanks: 'Thanks Arjun, down to one.',
        },
      ],
    },
  },
  {
    key: 'planning-14',
    workdaysAgo: 29,
    at: '15:00',
    seeker: 'aurelie',
    language: 'en',
    text: 'In an ABC analysis, where does the A/B limit go when two items sit exactly on 80%? Leeds seems to have settled that.',
    skills: ['safety-stock', 'excel-pivot'],
    tapped: [
      { person: 'priya', answer: 'lapsed', afterSeconds: 90 },
      { person: 'oliver', answer: 'lapsed', afterSeconds: 90 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'tom',
          secondsToAccept: 226,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'I put both in A. Cheaper to count two more items than to argue about them.' },
            { from: 'seeker', text: 'Good rule, I’ll do the same for Lorient.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['safety-stock', 'excel-pivot'],
          thanks: 'Thanks Tom, simple and sensible.',
        },
      ],
    },
  },
  {
    key: 'planning-15',
    workdaysAgo: 18,
    at: '14:57',
    seeker: 'tom',
    language: 'en',
    text: 'I’d like to switch valve kits to a seasonal model. MAPE drops from 31% to 19% over two years. Anything I’m missing?',
    skills: ['demand-forecast'],
    tapped: [
      { person: 'arjun', answer: 'postponed', afterSeconds: 12 },
      { person: 'agnieszka', answer: 'declined', afterSeconds: 26 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'priya',
          secondsToAccept: 65,
          minutes: 8,
          chat: [
            { from: 'helper', text: 'Check it on the months it never saw. If it still holds, switch.' },
            { from: 'seeker', text: '22% on unseen months.' },
            { from: 'helper', text: 'Then switch, and tell sales why.' },
          ],
          outcome: { result: 'solved', kind: 'validation' },
          shown: ['demand-forecast'],
          thanks: 'My first model in production. Thank you!',
        },
      ],
    },
  },
  {
    key: 'planning-16',
    workdaysAgo: 7,
    at: '10:14',
    seeker: 'agnieszka',
    language: 'en',
    text: 'I keep losing an hour every week adding up truck fill rates by hand from the loading sheets. Could a pivot do that?',
    skills: ['delivery-planning', 'excel-pivot'],
    tapped: [
      { person: 'oliver', answer: 'lapsed', afterSeconds: 90 },
      { person: 'priya', answer: 'lapsed', afterSeconds: 90 },
      { person: 'maelle', answer: 'lapsed', afterSeconds: 120 },
    ],
    ending: {
      state: 'resolved',
      sessions: [
        {
          helper: 'tom',
          secondsToAccept: 129,
          minutes: 6,
          chat: [
            { from: 'helper', text: 'Sure. One row per pallet, then average of fill by truck and week.' },
            { from: 'seeker', text: 'Done before my tea went cold.' },
          ],
          outcome: { result: 'solved', kind: 'solution' },
          shown: ['delivery-planning', 'excel-pivot'],
          thanks: 'Thank you Tom, an hour a week back.',
        },
      ],
    },
  },
]
