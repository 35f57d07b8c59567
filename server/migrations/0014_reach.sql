-- How a person is reached: which channels they keep open, the browsers that let themselves be woken, what still has to
-- be told, and what was told already so that it is not told twice.

CREATE TABLE reach (
  organization_id uuid NOT NULL,
  person_id       uuid NOT NULL,
  tab             boolean NOT NULL DEFAULT true,
  push            boolean NOT NULL DEFAULT true,
  push_words      boolean NOT NULL DEFAULT true,
  sound           boolean NOT NULL DEFAULT false,
  mail_parked     boolean NOT NULL DEFAULT true,
  mail_digest     boolean NOT NULL DEFAULT true,
  mail_notices    boolean NOT NULL DEFAULT true,
  parked_sent_at  timestamptz,
  digest_sent_at  timestamptz,
  PRIMARY KEY (organization_id, person_id),
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE reach IS 'retention: life of the person';
COMMENT ON COLUMN reach.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN reach.person_id IS 'purpose: whose channels; audience: self; retention: row';
COMMENT ON COLUMN reach.tab IS 'purpose: taps may come in an open tab; audience: self; retention: row';
COMMENT ON COLUMN reach.push IS 'purpose: taps may come as a notification when no tab is open; audience: self; retention: row';
COMMENT ON COLUMN reach.push_words IS 'purpose: a notification may say the words of the ask; audience: self; retention: row';
COMMENT ON COLUMN reach.sound IS 'purpose: a tap may be heard; audience: self; retention: row';
COMMENT ON COLUMN reach.mail_parked IS 'purpose: letters about asks that wait; audience: self; retention: row';
COMMENT ON COLUMN reach.mail_digest IS 'purpose: the letter of the week; audience: self; retention: row';
COMMENT ON COLUMN reach.mail_notices IS 'purpose: letters about booked moments and written answers; audience: self; retention: row';
COMMENT ON COLUMN reach.parked_sent_at IS 'purpose: at most one such letter a day; audience: self; retention: row';
COMMENT ON COLUMN reach.digest_sent_at IS 'purpose: at most one such letter a week; audience: self; retention: row';

-- An address a browser gave us. It goes with the sign-in it was given under: who signed out is not reached there.
CREATE TABLE push_subscription (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  person_id       uuid NOT NULL,
  auth_session_id text NOT NULL REFERENCES auth_session ON DELETE CASCADE,
  endpoint        text NOT NULL UNIQUE CHECK (length(endpoint) <= 1500),
  p256dh          text NOT NULL CHECK (length(p256dh) <= 100),
  auth            text NOT NULL CHECK (length(auth) <= 40),
  browser         text NOT NULL CHECK (length(browser) <= 40),
  system          text NOT NULL CHECK (length(system) <= 40),
  created_at      timestamptz NOT NULL,
  last_success_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX push_subscription_by_person ON push_subscription (organization_id, person_id);
CREATE INDEX push_subscription_by_session ON push_subscription (auth_session_id);
COMMENT ON TABLE push_subscription IS 'retention: life of the auth_session';
COMMENT ON COLUMN push_subscription.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN push_subscription.id IS 'purpose: name the row; audience: self; retention: row';
COMMENT ON COLUMN push_subscription.person_id IS 'purpose: whose browser; audience: self; retention: row';
COMMENT ON COLUMN push_subscription.auth_session_id IS 'purpose: who signed out is not reached there; audience: server; retention: row';
COMMENT ON COLUMN push_subscription.endpoint IS 'purpose: where a message for this browser is handed in (RFC 8030); audience: server; retention: row';
COMMENT ON COLUMN push_subscription.p256dh IS 'purpose: encrypt for this browser alone (RFC 8291); audience: server; retention: row';
COMMENT ON COLUMN push_subscription.auth IS 'purpose: encrypt for this browser alone (RFC 8291); audience: server; retention: row';
COMMENT ON COLUMN push_subscription.browser IS 'purpose: recognise one''s device; audience: self; retention: row';
COMMENT ON COLUMN push_subscription.system IS 'purpose: recognise one''s device; audience: self; retention: row';
COMMENT ON COLUMN push_subscription.created_at IS 'purpose: recognise one''s device; audience: self; retention: row';
COMMENT ON COLUMN push_subscription.last_success_at IS 'purpose: tell whether it works; audience: self; retention: row';

CREATE TABLE tap_push (
  organization_id uuid NOT NULL,
  offer_id        uuid NOT NULL,
  at              timestamptz NOT NULL,
  PRIMARY KEY (organization_id, offer_id),
  FOREIGN KEY (organization_id, offer_id) REFERENCES offer (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE tap_push IS 'retention: 7 days after at';
COMMENT ON COLUMN tap_push.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN tap_push.offer_id IS 'purpose: which tap went out as a notification, so that it goes once and is taken back; audience: server; retention: row';
COMMENT ON COLUMN tap_push.at IS 'purpose: retention; audience: server; retention: row';

CREATE TABLE notice (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  person_id       uuid NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('moment', 'answer')),
  about_id        uuid NOT NULL,
  path            text NOT NULL CHECK (path LIKE '/%' AND length(path) <= 300),
  title           text NOT NULL CHECK (length(title) <= 200),
  words           text NOT NULL CHECK (length(words) <= 2000),
  calendar        jsonb,
  until           timestamptz,
  state           text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'pushed')),
  created_at      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX notice_about ON notice (organization_id, person_id, about_id);
COMMENT ON TABLE notice IS 'retention: 7 days after created_at';
COMMENT ON COLUMN notice.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN notice.id IS 'purpose: name the row; audience: server; retention: row';
COMMENT ON COLUMN notice.person_id IS 'purpose: who is to be told; audience: self; retention: row';
COMMENT ON COLUMN notice.kind IS 'purpose: which switch decides; audience: self; retention: row';
COMMENT ON COLUMN notice.about_id IS 'purpose: a later word about the same thing replaces the one before; audience: self; retention: row';
COMMENT ON COLUMN notice.path IS 'purpose: the page it leads to; audience: self; retention: row';
COMMENT ON COLUMN notice.title IS 'purpose: what is told, in one line; audience: self; retention: deleted once told';
COMMENT ON COLUMN notice.words IS 'purpose: what is told; audience: self; retention: deleted once told';
COMMENT ON COLUMN notice.calendar IS 'purpose: the entry for one''s own calendar; audience: self; retention: deleted once told';
COMMENT ON COLUMN notice.until IS 'purpose: of no use later than this; audience: self; retention: row';
COMMENT ON COLUMN notice.state IS 'purpose: told once; audience: server; retention: row';
COMMENT ON COLUMN notice.created_at IS 'purpose: retention, and the last word counts; audience: server; retention: row';

CREATE TABLE parked_letter (
  organization_id uuid NOT NULL,
  ask_id          uuid NOT NULL,
  person_id       uuid NOT NULL,
  at              timestamptz NOT NULL,
  PRIMARY KEY (organization_id, ask_id, person_id),
  FOREIGN KEY (organization_id, ask_id) REFERENCES ask (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE parked_letter IS 'retention: 6 months after at';
COMMENT ON COLUMN parked_letter.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN parked_letter.ask_id IS 'purpose: which ask was written about; audience: server; retention: row';
COMMENT ON COLUMN parked_letter.person_id IS 'purpose: nobody is written to twice about one ask; audience: self; retention: row';
COMMENT ON COLUMN parked_letter.at IS 'purpose: retention; audience: server; retention: row';
