-- What the operator dropped after it had failed for good, and why: its effect never happened, and somebody may ask.

CREATE TABLE given_up (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  what            text NOT NULL CHECK (what IN ('fact', 'timer', 'letter')),
  kind            text NOT NULL,
  reason          text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  at              timestamptz NOT NULL,
  PRIMARY KEY (organization_id, what, kind, id)
);
COMMENT ON TABLE given_up IS 'retention: 12 months after at';
COMMENT ON COLUMN given_up.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN given_up.id IS 'purpose: name the fact, the subject of the timer, or the letter; audience: operator; retention: row';
COMMENT ON COLUMN given_up.what IS 'purpose: what it was; audience: operator; retention: row';
COMMENT ON COLUMN given_up.kind IS 'purpose: which kind of fact or timer; audience: operator; retention: row';
COMMENT ON COLUMN given_up.reason IS 'purpose: why the operator dropped it, in their words; audience: operator; retention: row';
COMMENT ON COLUMN given_up.at IS 'purpose: retention, and when; audience: operator; retention: row';
