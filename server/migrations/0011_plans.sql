-- Taps are planned one ask at a time, at every event: waves of a fixed width are over. What the seeker is told of a
-- search changes on beats of the clock only, so it is kept apart from what has happened.

ALTER TABLE ask RENAME COLUMN widens_by TO taps_end;
ALTER TABLE ask
  ADD COLUMN nobody_left boolean NOT NULL DEFAULT false,
  ADD COLUMN wide boolean NOT NULL DEFAULT false,
  ADD COLUMN unnamed boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN ask.asked IS 'purpose: people asked so far, as of the last beat of the clock; audience: self; retention: row';
COMMENT ON COLUMN ask.exhausted IS 'purpose: nobody is left to ask, as of the last beat of the clock; audience: self; retention: row';
COMMENT ON COLUMN ask.wave IS 'purpose: plans of this round that tapped somebody; audience: server; retention: row';
COMMENT ON COLUMN ask.taps_end IS 'purpose: when the taps of this round run out if nobody answers; audience: server; retention: row';
COMMENT ON COLUMN ask.nobody_left IS 'purpose: try again when somebody becomes free; audience: server; retention: row';
COMMENT ON COLUMN ask.wide IS 'purpose: the seeker agreed to ask others than the named person, or more people at once; audience: self; retention: row';
COMMENT ON COLUMN ask.unnamed IS 'purpose: the seeker stays unnamed until somebody comes; audience: self; retention: row';
UPDATE ask SET nobody_left = exhausted;

ALTER TABLE offer
  ADD COLUMN fit real NOT NULL DEFAULT 0,
  ADD COLUMN idle boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN offer.wave IS 'purpose: the plan this tap belongs to; audience: server; retention: row';
COMMENT ON COLUMN offer.fit IS 'purpose: weigh an open tap, and learn what such taps bring; audience: server; retention: row';
COMMENT ON COLUMN offer.idle IS 'purpose: weigh an open tap: nobody was at the keyboard when it was sent; audience: server; retention: row';

-- A search that was under way goes on: it is planned at once, and its seeker is told from now on by the clock.
UPDATE timer SET kind = 'plan', due_at = now() WHERE kind = 'wave';
INSERT INTO timer (kind, subject_id, organization_id, due_at, data)
  SELECT 'beat', id, organization_id, now(), '{}' FROM ask WHERE state = 'searching';

CREATE TABLE response_learnt (
  organization_id uuid PRIMARY KEY REFERENCES organization (id) ON DELETE CASCADE,
  engine text NOT NULL,
  state jsonb NOT NULL,
  saved_at timestamptz NOT NULL
);
COMMENT ON TABLE response_learnt IS 'retention: life of the organization';
COMMENT ON COLUMN response_learnt.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN response_learnt.engine IS 'purpose: what another engine learnt is refused; audience: server; retention: row';
COMMENT ON COLUMN response_learnt.state IS 'purpose: how taps are answered here and by whom, to tap fewer people; audience: self, each their own part in what they take with them; retention: until reset, a person''s part until they leave or are erased';
COMMENT ON COLUMN response_learnt.saved_at IS 'purpose: say how much a crash may have cost; audience: server; retention: row';
