// Written by `npm run schema` from server/migrations; not edited by hand.
import type { ColumnType, Generated } from 'kysely'

/** Read as the value it holds; written as text, by JSON.stringify, since the driver would take an array for a SQL one. */
export type Json = ColumnType<unknown, string, string>

export interface AccountPersonTable {
  organizationId: string
  personId: string
  userId: string
}

export interface AnswerTable {
  organizationId: string
  id: string
  askId: string
  authorId: string
  state: 'draft' | 'sent' | 'accepted'
  text: string
  shared: boolean
  version: Generated<number>
  changedAt: Date
  sentAt: Date | null
  acceptedRound: number | null
  seekerShared: Generated<boolean>
  sessionId: string | null
}

export interface AnswerLineTable {
  organizationId: string
  id: string
  answerId: string
  authorId: string
  text: string
  at: Date
}

export interface AnswerPictureTable {
  organizationId: string
  answerId: string
  place: number
  pictureId: string
  underId: string | null
  marks: Json
}

export interface AskTable {
  organizationId: string
  id: string
  seekerId: string
  state: 'searching' | 'matched' | 'live' | 'parked' | 'resolved' | 'abandoned' | 'expired'
  stateSince: Date
  text: string
  language: 'fr' | 'en'
  forPersonId: string | null
  openedAt: Date
  round: Generated<number>
  wave: Generated<number>
  asked: Generated<number>
  tapsEnd: Date | null
  exhausted: Generated<boolean>
  firstOfferAt: Date | null
  matchedAt: Date | null
  imported: Generated<boolean>
  parkedBecause: 'put_aside' | 'seeker_absent' | 'unanswered' | null
  nobodyLeft: Generated<boolean>
  wide: Generated<boolean>
  unnamed: Generated<boolean>
  searchedUntil: Date | null
  written: Generated<boolean>
}

export interface AskFollowingTable {
  organizationId: string
  askId: string
  firstId: string
  state: 'offered' | 'refused' | 'waits' | 'handed' | 'answered'
  round: number
  since: Date
  endsAt: Date | null
  sessionId: string | null
  seekerMay: Generated<boolean>
  helperMay: Generated<boolean>
}

export interface AskLeftOutTable {
  organizationId: string
  askId: string
  personId: string
}

export interface AskSkillTable {
  organizationId: string
  askId: string
  skillId: string
}

export interface AskedToWriteTable {
  organizationId: string
  askId: string
  personId: string
  askedAt: Date
  place: number
  fits: boolean
  passedAt: Date | null
}

export interface AuthAccountTable {
  id: string
  userId: string
  accountId: string
  providerId: string
  password: string | null
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: Date | null
  refreshTokenExpiresAt: Date | null
  scope: string | null
  createdAt: Date
  updatedAt: Date
}

export interface AuthSessionTable {
  id: string
  userId: string
  token: string
  expiresAt: Date
  ipAddress: string | null
  userAgent: string | null
  createdAt: Date
  updatedAt: Date
}

export interface AuthUserTable {
  id: string
  name: Generated<string>
  email: string
  emailVerified: Generated<boolean>
  image: string | null
  createdAt: Date
  updatedAt: Date
}

export interface AuthVerificationTable {
  id: string
  identifier: string
  value: string
  expiresAt: Date
  createdAt: Date
  updatedAt: Date
}

export interface AvailabilityTable {
  organizationId: string
  personId: string
  available: boolean | null
  availableUntil: Date | null
  quietUntil: Date | null
  changedAt: Date
  timeZone: string | null
  restMinutes: Generated<number>
  version: Generated<number>
}

export interface BookingTable {
  organizationId: string
  id: string
  askId: string
  seekerId: string
  helperId: string | null
  startsAt: Date
  minutes: number
  state: 'proposed' | 'booked' | 'kept' | 'missed' | 'lapsed' | 'cancelled'
  askedAt: Date
  endedAt: Date | null
  endedBy: 'seeker' | 'helper' | 'time' | 'house' | null
}

export interface BookingAskedTable {
  organizationId: string
  bookingId: string
  helperId: string
  noAt: Date | null
}

export interface BusyStretchTable {
  organizationId: string
  personId: string
  starts: Date
  ends: Date
}

export interface CalendarTable {
  organizationId: string
  personId: string
  id: string
  sealedAddress: Buffer
  host: string
  addedAt: Date
  zone: string
  readAt: Date
  knownUntil: Date
  unread: Generated<number>
  etag: string | null
  lastModified: string | null
  failures: Generated<number>
  failingBecause: string | null
  failingSince: Date | null
}

export interface DroppedFileTable {
  organizationId: string
  file: string
  droppedAt: Date
}

export interface EndorsementTable {
  organizationId: string
  personId: string
  skillId: string
  byId: string
  at: Date
}

export interface EvidenceTable {
  organizationId: string
  sessionId: string
  askId: string
  helperId: string
  seekerId: string
  outcome: 'solved' | 'partly'
  kind: 'solution' | 'meta_knowledge' | 'reformulation' | 'validation' | 'legitimation'
  minutes: number
  thanked: boolean
  at: Date
  aloneDone: number | null
  aloneOf: number | null
}

export interface EvidenceSkillTable {
  organizationId: string
  sessionId: string
  skillId: string
}

export interface FactTable {
  id: string
  organizationId: string
  kind: string
  at: Date
  data: Json
  sweepAt: Date | null
}

export interface FactTroubleTable {
  factId: string
  consumer: string
  organizationId: string
  tries: number
  retryAt: Date | null
  error: string
}

export interface FiguresTable {
  organizationId: string
  periodFrom: Date
  periodTo: Date
  toldAt: Date
  told: Json
}

export interface ForgetWishTable {
  organizationId: string
  sessionId: string
  personId: string
  at: Date
}

export interface GivenUpTable {
  organizationId: string
  id: string
  what: 'fact' | 'timer' | 'letter'
  kind: string
  reason: string
  at: Date
}

export interface HandoverTable {
  organizationId: string
  id: string
  sessionId: string
  byId: string
  toId: string
  line: string
  state: 'proposed' | 'asked' | 'taken' | 'nobody' | 'refused' | 'lapsed' | 'withdrawn'
  proposedAt: Date
  until: Date
}

export interface HelpingBudgetTable {
  organizationId: string
  personId: string
  minutes: number | null
  moreUntil: Date | null
  changedAt: Date
  noneUntil: Date | null
}

export interface HiddenSkillTable {
  organizationId: string
  personId: string
  skillId: string
  hiddenAt: Date
}

export interface IdempotencyKeyTable {
  organizationId: string
  personId: string
  verb: string
  key: string
  requestHash: string
  answer: Json | null
  at: Date
}

export interface InviteTable {
  organizationId: string
  id: string
  tokenHash: string
  name: string | null
  email: string | null
  teamId: string | null
  role: 'member' | 'manager' | 'admin'
  language: 'fr' | 'en'
  invitedBy: string
  createdAt: Date
  expiresAt: Date
  usedAt: Date | null
}

export interface LaterWishTable {
  organizationId: string
  askId: string
  endsAt: Date
  times: number
  asksUntil: Date | null
  restsUntil: Date | null
}

export interface MatchLearntTable {
  organizationId: string
  engine: string
  state: Json
  savedAt: Date
}

export interface MembershipTable {
  organizationId: string
  personId: string
  teamId: string | null
  role: 'member' | 'manager' | 'admin'
  startedAt: Date
  endedAt: Date | null
}

export interface MessageTable {
  organizationId: string
  id: string
  sessionId: string
  authorId: string
  kind: 'text' | 'mark' | 'snippet' | 'picture' | 'file'
  text: string
  at: Date
  pictureId: string | null
  fileBytes: number | null
  fileSha256: string | null
}

export interface MigrationTable {
  name: string
  hash: string
  appliedAt: Generated<Date>
}

export interface NamedSkillTable {
  organizationId: string
  personId: string
  skillId: string
  namedAt: Date
}

export interface NotMyTopicTable {
  organizationId: string
  personId: string
  askId: string
  saidAt: Date
}

export interface NoticeTable {
  organizationId: string
  id: string
  personId: string
  kind: 'moment' | 'answer'
  aboutId: string
  path: string
  title: string
  words: string
  calendar: Json | null
  until: Date | null
  state: Generated<'waiting' | 'pushed'>
  createdAt: Date
}

export interface OfferTable {
  organizationId: string
  id: string
  askId: string
  helperId: string
  round: number
  wave: number
  state: 'sent' | 'seen' | 'accepted' | 'declined' | 'postponed' | 'off_topic' | 'lapsed' | 'withdrawn'
  sentAt: Date
  seenAt: Date | null
  answeredAt: Date | null
  lapsesAt: Date
  postponedUntil: Date | null
  reasons: ColumnType<unknown, string | undefined, string>
  minutes: number | null
  named: Generated<boolean>
  fit: Generated<number>
  idle: Generated<boolean>
  handoverId: string | null
}

export interface OrganizationTable {
  id: string
  name: string
  language: 'fr' | 'en'
  createdAt: Date
  recordingDays: Generated<number>
}

export interface OutcomeTable {
  organizationId: string
  sessionId: string
  personId: string
  outcome: 'solved' | 'partly' | 'not_solved' | 'unknown'
  kind: 'solution' | 'meta_knowledge' | 'reformulation' | 'validation' | 'legitimation' | null
  saidAt: Date
  aloneDone: number | null
  aloneOf: number | null
}

export interface OutcomeReminderTable {
  organizationId: string
  sessionId: string
  personId: string
  skipped: Generated<number>
  hiddenSince: Date | null
}

export interface ParkedLetterTable {
  organizationId: string
  askId: string
  personId: string
  at: Date
}

export interface PersonTable {
  organizationId: string
  id: string
  kind: 'member' | 'guest' | 'imported' | 'erased'
  name: string
  email: string | null
  title: Generated<string>
  photoFile: string | null
  language: 'fr' | 'en'
  languages: Generated<string[]>
  joinedOn: string | null
  createdAt: Date
  welcomedAt: Date | null
  erasedAt: Date | null
}

export interface PictureTable {
  organizationId: string
  id: string
  ownerId: string
  askId: string | null
  file: string
  width: number
  height: number
  bytes: number
  createdAt: Date
  answerId: string | null
  sessionId: string | null
}

export interface PushSubscriptionTable {
  organizationId: string
  id: string
  personId: string
  authSessionId: string
  endpoint: string
  p256dh: string
  auth: string
  browser: string
  system: string
  createdAt: Date
  lastSuccessAt: Date | null
}

export interface ReachTable {
  organizationId: string
  personId: string
  tab: Generated<boolean>
  push: Generated<boolean>
  pushWords: Generated<boolean>
  sound: Generated<boolean>
  mailParked: Generated<boolean>
  mailDigest: Generated<boolean>
  mailNotices: Generated<boolean>
  parkedSentAt: Date | null
  digestSentAt: Date | null
}

export interface RecordingTable {
  organizationId: string
  id: string
  sessionId: string
  state: 'asked' | 'running' | 'kept'
  seekerYesAt: Date | null
  helperYesAt: Date | null
  page: string | null
  type: 'video/webm' | 'video/mp4' | null
  file: string | null
  startedAt: Date | null
  lastPieceAt: Date | null
  bytes: Generated<number>
  endedAt: Date | null
  endedBecause: 'stopped' | 'session' | 'silent' | 'full' | null
}

export interface RecordingMarkTable {
  organizationId: string
  recordingId: string
  id: string
  by: 'seeker' | 'helper'
  fromMs: number
  toMs: number | null
  drawn: Json
}

export interface ResponseLearntTable {
  organizationId: string
  engine: string
  state: Json
  savedAt: Date
}

export interface RoutingAskerTable {
  organizationId: string
  teamId: string | null
  askerTeamId: string
}

export interface RoutingRulesTable {
  organizationId: string
  teamId: string | null
  dial: 'fast' | 'balanced' | 'gentle' | null
  mostTaps: number | null
  mostAtOnce: number | null
  opening: Json | null
  timeZone: string | null
  askedBy: 'everyone' | 'own_team' | 'chosen_teams' | null
  usualMinutes: number | null
  mostMinutes: number | null
  changedAt: Date
}

export interface SessionTable {
  organizationId: string
  id: string
  askId: string
  offerId: string | null
  seekerId: string
  helperId: string
  state: 'meeting' | 'live' | 'ended'
  openedAt: Date
  liveAt: Date | null
  endedAt: Date | null
  endedBecause: 'said' | 'not_solved' | 'helper_absent' | 'seeker_absent' | 'both_left' | 'cancelled' | 'handed_over' | null
  minutes: Generated<number>
  way: Generated<'live' | 'written'>
  forgottenAt: Date | null
}

export interface SessionObserverTable {
  organizationId: string
  id: string
  sessionId: string
  personId: string
  byId: string
  state: 'proposed' | 'invited' | 'declined' | 'here' | 'refused' | 'lapsed' | 'removed' | 'left' | 'over'
  proposedAt: Date
  until: Date
  cameAt: Date | null
  comesTo: Generated<'look_on' | 'advise'>
  line: Generated<string>
  askedAt: Date | null
}

export interface SessionPresenceTable {
  organizationId: string
  id: string
  sessionId: string
  personId: string
  enteredAt: Date
  seenAt: Date
  leftAt: Date | null
}

export interface SessionStepTable {
  organizationId: string
  sessionId: string
  id: string
  authorId: string
  words: string
  place: number | null
  version: number
  together: Generated<number>
  alone: Generated<number>
  addedAt: Date
}

export interface SessionTurnTable {
  organizationId: string
  sessionId: string
  id: string
  kind: 'mode' | 'alone' | 'together'
  mode: 'fix' | 'guide' | 'teach' | 'review' | null
  byId: string | null
  at: Date
}

export interface SkillTable {
  organizationId: string
  id: string
  labelFr: string
  labelEn: string
  synonyms: Generated<string[]>
  createdAt: Date
}

export interface SkillClaimTable {
  organizationId: string
  personId: string
  skillId: string
  claimedAt: Date
}

export interface TapPushTable {
  organizationId: string
  offerId: string
  at: Date
}

export interface TeamTable {
  organizationId: string
  id: string
  name: string
  site: Generated<string>
  createdAt: Date
}

export interface ThanksTable {
  organizationId: string
  sessionId: string
  fromId: string
  toId: string
  words: string
  at: Date
}

export interface TimerTable {
  kind: string
  subjectId: string
  organizationId: string
  dueAt: Date
  data: ColumnType<unknown, string | undefined, string>
  tries: Generated<number>
  setAsideAt: Date | null
}

export interface TopicMuteTable {
  organizationId: string
  personId: string
  skillId: string
}

export interface WeeklyHoursTable {
  organizationId: string
  personId: string
  kind: 'help' | 'quiet'
  day: number
  opens: string
  closes: string
}

export interface DB {
  accountPerson: AccountPersonTable
  answer: AnswerTable
  answerLine: AnswerLineTable
  answerPicture: AnswerPictureTable
  ask: AskTable
  askFollowing: AskFollowingTable
  askLeftOut: AskLeftOutTable
  askSkill: AskSkillTable
  askedToWrite: AskedToWriteTable
  authAccount: AuthAccountTable
  authSession: AuthSessionTable
  authUser: AuthUserTable
  authVerification: AuthVerificationTable
  availability: AvailabilityTable
  booking: BookingTable
  bookingAsked: BookingAskedTable
  busyStretch: BusyStretchTable
  calendar: CalendarTable
  droppedFile: DroppedFileTable
  endorsement: EndorsementTable
  evidence: EvidenceTable
  evidenceSkill: EvidenceSkillTable
  fact: FactTable
  factTrouble: FactTroubleTable
  figures: FiguresTable
  forgetWish: ForgetWishTable
  givenUp: GivenUpTable
  handover: HandoverTable
  helpingBudget: HelpingBudgetTable
  hiddenSkill: HiddenSkillTable
  idempotencyKey: IdempotencyKeyTable
  invite: InviteTable
  laterWish: LaterWishTable
  matchLearnt: MatchLearntTable
  membership: MembershipTable
  message: MessageTable
  migration: MigrationTable
  namedSkill: NamedSkillTable
  notMyTopic: NotMyTopicTable
  notice: NoticeTable
  offer: OfferTable
  organization: OrganizationTable
  outcome: OutcomeTable
  outcomeReminder: OutcomeReminderTable
  parkedLetter: ParkedLetterTable
  person: PersonTable
  picture: PictureTable
  pushSubscription: PushSubscriptionTable
  reach: ReachTable
  recording: RecordingTable
  recordingMark: RecordingMarkTable
  responseLearnt: ResponseLearntTable
  routingAsker: RoutingAskerTable
  routingRules: RoutingRulesTable
  session: SessionTable
  sessionObserver: SessionObserverTable
  sessionPresence: SessionPresenceTable
  sessionStep: SessionStepTable
  sessionTurn: SessionTurnTable
  skill: SkillTable
  skillClaim: SkillClaimTable
  tapPush: TapPushTable
  team: TeamTable
  thanks: ThanksTable
  timer: TimerTable
  topicMute: TopicMuteTable
  weeklyHours: WeeklyHoursTable
}
