/** No dead end: what a wait may be, and answers in writing. */
export const estimate = {
  usual: 'usually in {{time}}',
  usualNine: 'usually in {{time}}, 9 times out of 10 within {{nine}}',
  usualHour: 'at this hour usually in {{time}}',
  usualHourNine: 'at this hour usually in {{time}}, 9 times out of 10 within {{nine}}',
  begins: 'Somebody usually comes in {{time}}{{bounds}}.',
  beginsHour: 'At this hour, somebody usually comes in {{time}}{{bounds}}.',
  goesOn: 'After this wait, it usually takes another {{time}}{{bounds}}.',
  between: '(between {{from}} and {{to}})',
  orLonger: '({{from}} or longer)',
  nine: 'Nine times out of ten, less than {{nine}}.',
  few: 'Too few asks so far to name a usual wait.',
  fewSoLong: 'Too few asks have waited this long to name a usual wait.',
  underHalf: 'After such a wait, fewer than half of asks find somebody. Writing is a good way on.',
}
