/** Two asks that are near the same: the later one may wait for what comes of the first. */
export const group = {
  title: 'Somebody is looking for nearly the same thing right now',
  body: 'Wait for what comes of it: your ask is put aside and keeps its place. If it gets solved, a line may reach you; if not, the search goes on by itself, within the hour. Nobody knows who is asking.',
  join: 'Wait for what comes of it',
  joined: 'Your ask waits for what comes of the other.',
  refuse: 'Keep searching',
  refused: 'The search goes on.',
  parkedTitle: 'Your ask waits for another one',
  waits: 'A nearly identical ask is under way. Without news, the search goes on by itself at {{until}} at the latest.',
  met: 'The other ask had its session. A line may reach you; if not, the search goes on at {{until}}.',
  goOn: 'Search now',
  line_one: 'Somebody is waiting with nearly the same ask. A line to help them?',
  line_other: '{{count}} people are waiting with nearly the same ask. A line to help them?',
  lineHint: 'Optional. Signed with your name; you see their ask once the line is sent.',
  linePlaceholder: 'What got it moving…',
  lineSent: 'Your line is sent.',
}
