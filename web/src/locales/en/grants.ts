import type { Catalogue } from '../catalogue.ts'

/** What the two of a call give each other: to draw on a screen, to see it. */
export const grants: Catalogue['grants'] = {
  draw: {
    take: 'Stop drawing',
    give: 'Allow drawing',
    asks: '<b>{{name}}</b> asks to draw on your screen.',
    asksAloud: '{{name}} asks to draw on your screen.',
    yes: 'Allow',
    withheld: '{{name}} keeps their screen free of drawing.',
    ask: 'Ask to draw',
    asked: 'Asked. An answer, or nothing, within {{time}}.',
    refused: 'Not just now.',
    again: 'You can draw again.',
    lost: '{{name}} no longer allows drawing. Your marks are put away.',
  },
  view: {
    pause: 'Pause',
    resume: 'Show again',
    paused: '<b>Paused.</b> {{name}} sees nothing.',
    pausedAloud: 'Sharing paused. {{name}} sees nothing.',
    resumedAloud: '{{name}} sees your screen again.',
    theirs: '{{name}} has paused their screen',
    theirsHint: 'Nothing reaches you meanwhile. The voice goes on.',
    asks: '<b>{{name}}</b> asks to see your screen.',
    asksAloud: '{{name}} asks to see your screen.',
    show: 'Show',
    ask: 'Ask to see',
    asked: 'Asked. An answer, or nothing, within {{time}}.',
    refused: 'Not just now.',
  },
  no: 'Not now',
}
