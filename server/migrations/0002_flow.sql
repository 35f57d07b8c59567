-- The flow: ask -> offer -> session -> outcome -> evidence.

CREATE TABLE ask (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  id              uuid NOT NULL,
  seeker_id       uuid NOT NULL,
  state           text NOT NULL CHECK (state IN ('searching', 'matched', 'live', 'parked', 'resolved', 'abandoned', 'expired')),
  state_since     timestamptz NOT NULL,
  text            text NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
  language        text NOT NULL CHECK (language IN ('fr', 'en')),
  for_person_id   uuid,
  opened_at       timestamptz NOT NULL,
  round           integer NOT NULL DEFAULT 1,
  wave            integer NOT NULL DEFAULT 0,
  asked           integer NOT NULL DEFAULT 0,
  widens_by       timestamptz,
  exhausted       boolean NOT NULL DEFAULT false,
  first_offer_at  timestamptz,
  matched_at      timestamptz,
  imported        boolean NOT NULL DEFAULT false,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, seeker_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, for_person_id) REFERENCES person (organization_id, id)
);
CREATE UNIQUE INDEX ask_one_active ON ask (organization_id, seeker_id) WHERE state IN ('searching', 'matched', 'live');
CREATE INDEX ask_by_seeker ON ask (organization_id, seeker_id, opened_at DESC);
CREATE INDEX ask_searching ON ask (organization_id) WHERE state = 'searching';
-- Similar asks for the wait curve, each by the dictionary of its own language.
CREATE INDEX ask_words ON ask USING gin
  ((to_tsvector(CASE language WHEN 'fr' THEN 'french'::regconfig ELSE 'english'::regconfig END, translate(text, '’', ''''))));
COMMENT ON TABLE ask IS 'retention: 36 months after opened_at';
COMMENT ON COLUMN ask.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN ask.id IS 'purpose: name the row; audience: pair, tapped; retention: row';
COMMENT ON COLUMN ask.seeker_id IS 'purpose: who is stuck; audience: pair, tapped; retention: row';
COMMENT ON COLUMN ask.state IS 'purpose: where the ask stands; audience: self; retention: row';
COMMENT ON COLUMN ask.state_since IS 'purpose: clocks and limits of a state; audience: self; retention: row';
COMMENT ON COLUMN ask.text IS 'purpose: what blocks, in the words of the seeker; audience: pair, tapped; retention: row';
COMMENT ON COLUMN ask.language IS 'purpose: find helpers who speak it; audience: pair, tapped; retention: row';
COMMENT ON COLUMN ask.for_person_id IS 'purpose: ask this person first; audience: self; retention: row';
COMMENT ON COLUMN ask.opened_at IS 'purpose: clocks; audience: pair, tapped; retention: row';
COMMENT ON COLUMN ask.round IS 'purpose: how often the search began anew, so that old offers stay history; audience: server; retention: row';
COMMENT ON COLUMN ask.wave IS 'purpose: waves sent in this round; audience: self; retention: row';
COMMENT ON COLUMN ask.asked IS 'purpose: people tapped in all, only grows, so that no decline shows; audience: self; retention: row';
COMMENT ON COLUMN ask.widens_by IS 'purpose: bound of the next widening; audience: self; retention: row';
COMMENT ON COLUMN ask.exhausted IS 'purpose: nobody is left to ask; audience: self; retention: row';
COMMENT ON COLUMN ask.first_offer_at IS 'purpose: timeToFirstOffer; audience: staff in groups of five; retention: row';
COMMENT ON COLUMN ask.matched_at IS 'purpose: timeToMatch, the wait curve; audience: staff in groups of five; retention: row';
COMMENT ON COLUMN ask.imported IS 'purpose: came from an old help desk, counts in no clock; audience: staff; retention: row';

CREATE TABLE ask_skill (
  organization_id uuid NOT NULL,
  ask_id          uuid NOT NULL,
  skill_id        uuid NOT NULL,
  PRIMARY KEY (organization_id, ask_id, skill_id),
  FOREIGN KEY (organization_id, ask_id) REFERENCES ask (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, skill_id) REFERENCES skill (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE ask_skill IS 'retention: life of the ask';
COMMENT ON COLUMN ask_skill.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN ask_skill.ask_id IS 'purpose: which ask; audience: pair, tapped; retention: row';
COMMENT ON COLUMN ask_skill.skill_id IS 'purpose: the tag the seeker chose; audience: pair, tapped; retention: row';

CREATE TABLE ask_left_out (
  organization_id uuid NOT NULL,
  ask_id          uuid NOT NULL,
  person_id       uuid NOT NULL,
  PRIMARY KEY (organization_id, ask_id, person_id),
  FOREIGN KEY (organization_id, ask_id) REFERENCES ask (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE ask_left_out IS 'retention: life of the ask';
COMMENT ON COLUMN ask_left_out.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN ask_left_out.ask_id IS 'purpose: which ask; audience: server; retention: row';
COMMENT ON COLUMN ask_left_out.person_id IS 'purpose: tried and did not solve, or did not come: not asked again; audience: server; retention: row';

CREATE TABLE picture (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  id              uuid NOT NULL,
  owner_id        uuid NOT NULL,
  ask_id          uuid,
  file            text NOT NULL,
  width           integer NOT NULL,
  height          integer NOT NULL,
  bytes           integer NOT NULL,
  created_at      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, owner_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, ask_id) REFERENCES ask (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX picture_by_ask ON picture (organization_id, ask_id);
COMMENT ON TABLE picture IS 'retention: 12 months after created_at';
COMMENT ON COLUMN picture.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN picture.id IS 'purpose: name the row; audience: pair, tapped; retention: row';
COMMENT ON COLUMN picture.owner_id IS 'purpose: who pasted it; audience: pair; retention: row';
COMMENT ON COLUMN picture.ask_id IS 'purpose: the ask it shows; audience: pair, tapped; retention: row';
COMMENT ON COLUMN picture.file IS 'purpose: where the re-encoded picture lies; audience: server; retention: row';
COMMENT ON COLUMN picture.width IS 'purpose: keep its place before it is loaded; audience: pair, tapped; retention: row';
COMMENT ON COLUMN picture.height IS 'purpose: keep its place before it is loaded; audience: pair, tapped; retention: row';
COMMENT ON COLUMN picture.bytes IS 'purpose: storage in use; audience: staff; retention: row';
COMMENT ON COLUMN picture.created_at IS 'purpose: retention; audience: server; retention: row';

CREATE TABLE offer (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  ask_id          uuid NOT NULL,
  helper_id       uuid NOT NULL,
  round           integer NOT NULL,
  wave            integer NOT NULL,
  state           text NOT NULL CHECK (state IN ('sent', 'seen', 'accepted', 'declined', 'postponed', 'off_topic', 'lapsed', 'withdrawn')),
  sent_at         timestamptz NOT NULL,
  seen_at         timestamptz,
  answered_at     timestamptz,
  lapses_at       timestamptz NOT NULL,
  postponed_until timestamptz,
  reasons         jsonb NOT NULL DEFAULT '[]',
  minutes         integer,
  named           boolean NOT NULL DEFAULT false,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, ask_id) REFERENCES ask (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, helper_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  CHECK ((state = 'postponed') = (postponed_until IS NOT NULL))
);
CREATE UNIQUE INDEX offer_once_a_round ON offer (organization_id, ask_id, round, helper_id);
CREATE UNIQUE INDEX offer_one_accepted ON offer (organization_id, ask_id, round) WHERE state = 'accepted';
CREATE UNIQUE INDEX offer_one_tap ON offer (organization_id, helper_id) WHERE state IN ('sent', 'seen');
CREATE INDEX offer_by_helper ON offer (organization_id, helper_id, sent_at DESC);
COMMENT ON TABLE offer IS 'retention: 13 months after sent_at';
COMMENT ON COLUMN offer.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN offer.id IS 'purpose: name the row; audience: tapped; retention: row';
COMMENT ON COLUMN offer.ask_id IS 'purpose: which ask; audience: tapped; retention: row';
COMMENT ON COLUMN offer.helper_id IS 'purpose: who was tapped; audience: self; retention: row';
COMMENT ON COLUMN offer.round IS 'purpose: the search this belongs to; audience: server; retention: row';
COMMENT ON COLUMN offer.wave IS 'purpose: the wave this belongs to; audience: server; retention: row';
COMMENT ON COLUMN offer.state IS 'purpose: the answer, never shown to the seeker unless accepted; audience: self; retention: row';
COMMENT ON COLUMN offer.sent_at IS 'purpose: life of a tap; audience: self; retention: row';
COMMENT ON COLUMN offer.seen_at IS 'purpose: learn how taps are answered; audience: self; retention: row';
COMMENT ON COLUMN offer.answered_at IS 'purpose: learn how taps are answered; audience: self; retention: row';
COMMENT ON COLUMN offer.lapses_at IS 'purpose: life of a tap; audience: self; retention: row';
COMMENT ON COLUMN offer.postponed_until IS 'purpose: when the tap may come again; audience: self; retention: row';
COMMENT ON COLUMN offer.reasons IS 'purpose: say why this person, as data without anybody''s text; audience: self; retention: row';
COMMENT ON COLUMN offer.minutes IS 'purpose: about how long it may take; audience: self; retention: row';
COMMENT ON COLUMN offer.named IS 'purpose: the seeker asked for this person; audience: self; retention: row';

CREATE TABLE session (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  ask_id          uuid NOT NULL,
  offer_id        uuid,
  seeker_id       uuid NOT NULL,
  helper_id       uuid NOT NULL,
  state           text NOT NULL CHECK (state IN ('meeting', 'live', 'ended')),
  opened_at       timestamptz NOT NULL,
  live_at         timestamptz,
  ended_at        timestamptz,
  ended_because   text CHECK (ended_because IN ('said', 'not_solved', 'helper_absent', 'seeker_absent', 'both_left', 'cancelled')),
  minutes         integer NOT NULL DEFAULT 0,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, ask_id) REFERENCES ask (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, offer_id) REFERENCES offer (organization_id, id) ON DELETE SET NULL (offer_id),
  FOREIGN KEY (organization_id, seeker_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, helper_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  CHECK (seeker_id <> helper_id),
  CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
  CHECK ((state = 'ended') = (ended_because IS NOT NULL))
);
CREATE UNIQUE INDEX session_one_per_helper ON session (organization_id, helper_id) WHERE state <> 'ended';
CREATE UNIQUE INDEX session_one_per_seeker ON session (organization_id, seeker_id) WHERE state <> 'ended';
CREATE INDEX session_by_ask ON session (organization_id, ask_id);
CREATE INDEX session_by_helper ON session (organization_id, helper_id, opened_at DESC);
CREATE INDEX session_by_seeker ON session (organization_id, seeker_id, opened_at DESC);
CREATE INDEX session_by_offer ON session (organization_id, offer_id);
COMMENT ON TABLE session IS 'retention: 36 months after opened_at';
COMMENT ON COLUMN session.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN session.id IS 'purpose: name the row; audience: pair; retention: row';
COMMENT ON COLUMN session.ask_id IS 'purpose: the ask it serves; audience: pair; retention: row';
COMMENT ON COLUMN session.offer_id IS 'purpose: the offer that was accepted; audience: server; retention: row';
COMMENT ON COLUMN session.seeker_id IS 'purpose: who was stuck; audience: pair; retention: row';
COMMENT ON COLUMN session.helper_id IS 'purpose: who came; audience: pair; retention: row';
COMMENT ON COLUMN session.state IS 'purpose: where the encounter stands; audience: pair; retention: row';
COMMENT ON COLUMN session.opened_at IS 'purpose: clocks; audience: pair; retention: row';
COMMENT ON COLUMN session.live_at IS 'purpose: timeToMedia; audience: pair; retention: row';
COMMENT ON COLUMN session.ended_at IS 'purpose: handleTime; audience: pair; retention: row';
COMMENT ON COLUMN session.ended_because IS 'purpose: way back of the ask; audience: pair; retention: row';
COMMENT ON COLUMN session.minutes IS 'purpose: time both were there, counted at the end; audience: pair; retention: row';

CREATE TABLE session_presence (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  session_id      uuid NOT NULL,
  person_id       uuid NOT NULL,
  entered_at      timestamptz NOT NULL,
  seen_at         timestamptz NOT NULL,
  left_at         timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, session_id) REFERENCES session (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX session_presence_open ON session_presence (organization_id, session_id, person_id) WHERE left_at IS NULL;
CREATE INDEX session_presence_by_session ON session_presence (organization_id, session_id);
CREATE INDEX session_presence_unended ON session_presence (seen_at) WHERE left_at IS NULL;
COMMENT ON TABLE session_presence IS 'retention: 12 months after entered_at';
COMMENT ON COLUMN session_presence.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN session_presence.id IS 'purpose: name the row; audience: server; retention: row';
COMMENT ON COLUMN session_presence.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN session_presence.person_id IS 'purpose: who was there; audience: pair; retention: row';
COMMENT ON COLUMN session_presence.entered_at IS 'purpose: count minutes honestly; audience: pair; retention: row';
COMMENT ON COLUMN session_presence.seen_at IS 'purpose: heartbeat of the process that holds the tab, so that minutes stay honest after a crash; audience: server; retention: row';
COMMENT ON COLUMN session_presence.left_at IS 'purpose: count minutes honestly; audience: pair; retention: row';

CREATE TABLE message (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  session_id      uuid NOT NULL,
  author_id       uuid NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('text', 'mark')),
  text            text NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
  at              timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, session_id) REFERENCES session (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, author_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX message_by_session ON message (organization_id, session_id, at);
COMMENT ON TABLE message IS 'retention: 12 months after at';
COMMENT ON COLUMN message.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN message.id IS 'purpose: name the row, sent twice is kept once; audience: pair; retention: row';
COMMENT ON COLUMN message.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN message.author_id IS 'purpose: who wrote; audience: pair; retention: row';
COMMENT ON COLUMN message.kind IS 'purpose: words, or a mark said as text; audience: pair; retention: row';
COMMENT ON COLUMN message.text IS 'purpose: what was said in writing; audience: pair; retention: row';
COMMENT ON COLUMN message.at IS 'purpose: order; audience: pair; retention: row';

CREATE TABLE outcome (
  organization_id uuid NOT NULL,
  session_id      uuid NOT NULL,
  person_id       uuid NOT NULL,
  outcome         text NOT NULL CHECK (outcome IN ('solved', 'partly', 'not_solved', 'unknown')),
  kind            text CHECK (kind IN ('solution', 'meta_knowledge', 'reformulation', 'validation', 'legitimation')),
  said_at         timestamptz NOT NULL,
  PRIMARY KEY (organization_id, session_id, person_id),
  FOREIGN KEY (organization_id, session_id) REFERENCES session (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE outcome IS 'retention: life of the session';
COMMENT ON COLUMN outcome.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN outcome.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN outcome.person_id IS 'purpose: whose word, the seeker''s counts; audience: self; retention: row';
COMMENT ON COLUMN outcome.outcome IS 'purpose: did it help; audience: pair; retention: row';
COMMENT ON COLUMN outcome.kind IS 'purpose: what kind of help it was; audience: pair; retention: row';
COMMENT ON COLUMN outcome.said_at IS 'purpose: order; audience: pair; retention: row';

CREATE TABLE outcome_reminder (
  organization_id uuid NOT NULL,
  session_id      uuid NOT NULL,
  person_id       uuid NOT NULL,
  skipped         integer NOT NULL DEFAULT 0,
  hidden_since    timestamptz,
  PRIMARY KEY (organization_id, session_id, person_id),
  FOREIGN KEY (organization_id, session_id) REFERENCES session (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX outcome_reminder_put_off ON outcome_reminder (organization_id, person_id) WHERE skipped < 2;
COMMENT ON TABLE outcome_reminder IS 'retention: life of the session';
COMMENT ON COLUMN outcome_reminder.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN outcome_reminder.session_id IS 'purpose: which encounter; audience: self; retention: row';
COMMENT ON COLUMN outcome_reminder.person_id IS 'purpose: who was asked; audience: self; retention: row';
COMMENT ON COLUMN outcome_reminder.skipped IS 'purpose: asked once more at the next visit, then no more; audience: self; retention: row';
COMMENT ON COLUMN outcome_reminder.hidden_since IS 'purpose: not asked again within the visit of a not now; audience: self; retention: row';

CREATE TABLE thanks (
  organization_id uuid NOT NULL,
  session_id      uuid NOT NULL,
  from_id         uuid NOT NULL,
  to_id           uuid NOT NULL,
  words           text NOT NULL CHECK (length(words) BETWEEN 1 AND 1000),
  at              timestamptz NOT NULL,
  PRIMARY KEY (organization_id, session_id, from_id),
  FOREIGN KEY (organization_id, session_id) REFERENCES session (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, from_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, to_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX thanks_to ON thanks (organization_id, to_id, at DESC);
COMMENT ON TABLE thanks IS 'retention: life of the session';
COMMENT ON COLUMN thanks.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN thanks.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN thanks.from_id IS 'purpose: who thanks; audience: pair; retention: row';
COMMENT ON COLUMN thanks.to_id IS 'purpose: who is thanked; audience: pair; retention: row';
COMMENT ON COLUMN thanks.words IS 'purpose: recognise those who help; audience: pair; retention: row';
COMMENT ON COLUMN thanks.at IS 'purpose: order; audience: pair; retention: row';

CREATE TABLE evidence (
  organization_id uuid NOT NULL,
  session_id      uuid NOT NULL,
  ask_id          uuid NOT NULL,
  helper_id       uuid NOT NULL,
  seeker_id       uuid NOT NULL,
  outcome         text NOT NULL CHECK (outcome IN ('solved', 'partly')),
  kind            text NOT NULL CHECK (kind IN ('solution', 'meta_knowledge', 'reformulation', 'validation', 'legitimation')),
  minutes         integer NOT NULL,
  thanked         boolean NOT NULL,
  at              timestamptz NOT NULL,
  PRIMARY KEY (organization_id, session_id),
  FOREIGN KEY (organization_id, session_id) REFERENCES session (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, ask_id) REFERENCES ask (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, helper_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, seeker_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX evidence_by_helper ON evidence (organization_id, helper_id, at DESC);
COMMENT ON TABLE evidence IS 'retention: 36 months after at';
COMMENT ON COLUMN evidence.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN evidence.session_id IS 'purpose: the encounter that shows it; audience: pair; retention: row';
COMMENT ON COLUMN evidence.ask_id IS 'purpose: the ask that was solved; audience: pair; retention: row';
COMMENT ON COLUMN evidence.helper_id IS 'purpose: who has shown know-how; audience: organization; retention: row';
COMMENT ON COLUMN evidence.seeker_id IS 'purpose: whom it freed; audience: pair; retention: row';
COMMENT ON COLUMN evidence.outcome IS 'purpose: weigh it in the next match; audience: self; retention: row';
COMMENT ON COLUMN evidence.kind IS 'purpose: what kind of help it was; audience: pair; retention: row';
COMMENT ON COLUMN evidence.minutes IS 'purpose: say about how long the next one may take; audience: pair; retention: row';
COMMENT ON COLUMN evidence.thanked IS 'purpose: weigh it in the next match; audience: pair; retention: row';
COMMENT ON COLUMN evidence.at IS 'purpose: freshness; audience: organization; retention: row';

CREATE TABLE evidence_skill (
  organization_id uuid NOT NULL,
  session_id      uuid NOT NULL,
  skill_id        uuid NOT NULL,
  PRIMARY KEY (organization_id, session_id, skill_id),
  FOREIGN KEY (organization_id, session_id) REFERENCES evidence (organization_id, session_id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, skill_id) REFERENCES skill (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE evidence_skill IS 'retention: life of the evidence';
COMMENT ON COLUMN evidence_skill.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN evidence_skill.session_id IS 'purpose: which evidence; audience: organization; retention: row';
COMMENT ON COLUMN evidence_skill.skill_id IS 'purpose: the skill that was shown; audience: organization; retention: row';
