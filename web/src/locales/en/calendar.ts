import type { Catalogue } from '../catalogue.ts'

/** My calendar: when I am busy, read from where I keep it. */
export const calendar: Catalogue['calendar'] = {
  title: 'My calendar',
  lead: 'Binôme reads when you are busy, so as not to ask you then. It keeps the hours alone: no titles, no places, no names.',
  address: 'Private address of the calendar (iCal)',
  addressHint:
    'Google: calendar settings, “Secret address in iCal format”. Outlook: shared calendars, “Publish”, ICS. It will never be shown again.',
  connect: 'Connect my calendar',
  replace: 'Change the address',
  keep: 'Keep this one',
  again: 'Read it now',
  remove: 'Remove',
  removed: 'Removed. Nothing of it is left.',
  at: 'Calendar at {{host}}',
  read: 'Read',
  busy: 'Busy until: {{when}}.',
  next: 'Next busy moment: {{when}}.',
  free: 'No busy moment within four weeks.',
  unread_one: 'One entry couldn’t be read and doesn’t count.',
  unread_other: '{{count}} entries couldn’t be read and don’t count.',
  stillCounts: 'What was read before still counts. Last read well:',
  because: {
    bad_address: 'It takes an https address that can be reached from the Internet.',
    unreachable: 'The calendar’s server doesn’t answer as it should.',
    too_slow: 'The calendar’s server answers too slowly.',
    too_large: 'This calendar is too large to be read.',
    refused: 'The calendar’s server refuses: is this the private address?',
    gone: 'There is nothing at this address.',
    not_a_calendar: 'There is no iCal calendar at this address.',
    address_lost: 'The key of the house has changed: give the address again.',
  },
}
