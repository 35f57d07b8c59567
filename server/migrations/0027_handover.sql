-- A session goes on with another helper, when its seeker agrees: who is proposed, what they are told, what came of it.

CREATE TABLE handover (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  session_id      uuid NOT NULL,
  by_id           uuid NOT NULL,
  to_id           uuid NOT NULL,
  line            text NOT NULL CHECK (length(line) <= 300),
  state           text NOT NULL CHECK (state IN ('proposed', 'asked', 'taken', 'nobody', 'refused', 'lapsed', 'withdrawn')),
  proposed_at     timestamptz NOT NULL,
  until           timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, session_id) REFERENCES session (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, by_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, to_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX handover_by_session ON handover (organization_id, session_id, proposed_at DESC);
CREATE UNIQUE INDEX handover_one_open ON handover (organization_id, session_id) WHERE state IN ('proposed', 'asked');
CREATE INDEX handover_by_proposer ON handover (organization_id, by_id);
CREATE INDEX handover_by_colleague ON handover (organization_id, to_id);
COMMENT ON TABLE handover IS 'retention: 12 months after proposed_at';
COMMENT ON COLUMN handover.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN handover.id IS 'purpose: identity; audience: pair; retention: row';
COMMENT ON COLUMN handover.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN handover.by_id IS 'purpose: who of the two proposed it, whose words the line is; audience: pair; retention: row';
COMMENT ON COLUMN handover.to_id IS 'purpose: with whom it may go on; audience: pair; retention: row';
COMMENT ON COLUMN handover.line IS 'purpose: what the next helper is told; audience: pair, whoever is tapped with it; retention: row';
COMMENT ON COLUMN handover.state IS 'purpose: what came of it, a no of the colleague left out; audience: pair; retention: row';
COMMENT ON COLUMN handover.proposed_at IS 'purpose: order, retention; audience: server; retention: row';
COMMENT ON COLUMN handover.until IS 'purpose: when it ends by itself, whatever is answered; audience: pair; retention: row';

ALTER TABLE offer ADD COLUMN handover_id uuid;
ALTER TABLE offer ADD FOREIGN KEY (organization_id, handover_id) REFERENCES handover (organization_id, id) ON DELETE SET NULL (handover_id);
CREATE INDEX offer_by_handover ON offer (organization_id, handover_id) WHERE handover_id IS NOT NULL;
COMMENT ON COLUMN offer.handover_id IS 'purpose: the tap is of a session that is handed over; audience: tapped, pair; retention: row';

ALTER TABLE session DROP CONSTRAINT session_ended_because_check;
ALTER TABLE session ADD CONSTRAINT session_ended_because_check CHECK (ended_because IN
  ('said', 'not_solved', 'helper_absent', 'seeker_absent', 'both_left', 'cancelled', 'handed_over'));
