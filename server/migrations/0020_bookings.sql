-- Booked moments: an ask nobody came to meets somebody at a time both agreed to.

CREATE TABLE booking (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  ask_id          uuid NOT NULL,
  seeker_id       uuid NOT NULL,
  helper_id       uuid,
  starts_at       timestamptz NOT NULL,
  minutes         smallint NOT NULL CHECK (minutes IN (15, 30)),
  state           text NOT NULL CHECK (state IN ('proposed', 'booked', 'kept', 'missed', 'lapsed', 'cancelled')),
  asked_at        timestamptz NOT NULL,
  ended_at        timestamptz,
  ended_by        text CHECK (ended_by IN ('seeker', 'helper', 'time', 'house')),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, ask_id) REFERENCES ask (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, seeker_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, helper_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  CHECK (state NOT IN ('booked', 'kept', 'missed') OR helper_id IS NOT NULL),
  CHECK (state NOT IN ('proposed', 'lapsed') OR helper_id IS NULL),
  CHECK ((state IN ('proposed', 'booked')) = (ended_at IS NULL)),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX booking_one_an_ask ON booking (organization_id, ask_id) WHERE state IN ('proposed', 'booked');
CREATE INDEX booking_by_seeker ON booking (organization_id, seeker_id, starts_at);
CREATE INDEX booking_by_helper ON booking (organization_id, helper_id, starts_at);
CREATE INDEX booking_by_ask ON booking (organization_id, ask_id);
COMMENT ON TABLE booking IS 'retention: 12 months after starts_at';
COMMENT ON COLUMN booking.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN booking.id IS 'purpose: identity; audience: the two; retention: row';
COMMENT ON COLUMN booking.ask_id IS 'purpose: what the moment is for; audience: the two; retention: row';
COMMENT ON COLUMN booking.seeker_id IS 'purpose: who asked for it; audience: the two; retention: row';
COMMENT ON COLUMN booking.helper_id IS 'purpose: who said yes to it; audience: the two; retention: row';
COMMENT ON COLUMN booking.starts_at IS 'purpose: when they meet; audience: the two and those asked; retention: row';
COMMENT ON COLUMN booking.minutes IS 'purpose: about how long; audience: the two and those asked; retention: row';
COMMENT ON COLUMN booking.state IS 'purpose: where it stands; audience: the two; retention: row';
COMMENT ON COLUMN booking.asked_at IS 'purpose: when it was proposed; audience: the two; retention: row';
COMMENT ON COLUMN booking.ended_at IS 'purpose: when it was over, for telling it a day long; audience: the two; retention: row';
COMMENT ON COLUMN booking.ended_by IS 'purpose: who ended it, so that the other is told; audience: the two; retention: row';

CREATE TABLE booking_asked (
  organization_id uuid NOT NULL,
  booking_id      uuid NOT NULL,
  helper_id       uuid NOT NULL,
  no_at           timestamptz,
  PRIMARY KEY (organization_id, booking_id, helper_id),
  FOREIGN KEY (organization_id, booking_id) REFERENCES booking (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, helper_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX booking_asked_by_helper ON booking_asked (organization_id, helper_id);
COMMENT ON TABLE booking_asked IS 'retention: life of the booking';
COMMENT ON COLUMN booking_asked.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN booking_asked.booking_id IS 'purpose: what they are asked; audience: self; retention: row';
COMMENT ON COLUMN booking_asked.helper_id IS 'purpose: who is asked whether the moment suits; audience: self; retention: row';
COMMENT ON COLUMN booking_asked.no_at IS 'purpose: not asked twice; nobody else hears of it; audience: self; retention: row';
