/** My helping time: what I keep of a week, and what is given of it. */
export const helping = {
  title: 'My helping time',
  mineOnly: 'for your eyes only',
  given: '<b>{{given}}</b> this week, of {{kept}}',
  givenNothing: '<b>Nothing yet</b> this week, of {{kept}}',
  left: '{{left}} left, until Sunday night.',
  full: 'It is given. You are left in peace until Monday.',
  nothing: 'Nothing is kept for helping.',
  zone: 'Week of {{zone}}.',
  thisWeek: 'This week',
  week: { as_kept: 'As kept', more: 'More', no_more: 'Enough' },
  weekHint: {
    as_kept: 'Once this time is given, nobody asks you before Monday.',
    more: 'You may be asked beyond it, until Sunday night.',
    no_more: 'Nobody asks you before Monday, whatever is left.',
  },
  keep: 'Time kept each week',
  frame: 'Your team allows up to {{most}}.',
  usual: 'The usual time, {{usual}}',
  none: 'None',
  counts_zero:
    'What counts is the time two spend together, once the session is over. Being asked, or declining, does not.',
  counts_one: 'One session counts: the time two spent together, once it was over. Being asked, or declining, does not.',
  counts_other:
    '{{count}} sessions count: the time two spent together, once they were over. Being asked, or declining, does not.',
  note: {
    closed: 'Your week is closed: nobody asks you before Monday.',
    heavy: 'You carry more than is usual these days.',
  },
  overload: {
    week_given_early:
      'Nearly all of your week is given already. “Enough” closes it until Monday, and nobody will know.',
    tapped_far_more:
      'In two weeks you were asked more than twice as often as is usual around you. Keeping less time helps, and nobody will know.',
  },
}
