-- Whoever looks on at a session to learn, both of its two having agreed.

CREATE TABLE session_observer (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  session_id      uuid NOT NULL,
  person_id       uuid NOT NULL,
  by_id           uuid NOT NULL,
  state           text NOT NULL CHECK (state IN ('proposed', 'invited', 'here', 'refused', 'lapsed', 'removed', 'left', 'over')),
  proposed_at     timestamptz NOT NULL,
  until           timestamptz NOT NULL,
  came_at         timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, session_id) REFERENCES session (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, by_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX session_observer_one ON session_observer (organization_id, person_id) WHERE state IN ('proposed', 'invited', 'here');
CREATE INDEX session_observer_by_session ON session_observer (organization_id, session_id);
CREATE INDEX session_observer_by_person ON session_observer (organization_id, person_id);
CREATE INDEX session_observer_by_proposer ON session_observer (organization_id, by_id);
COMMENT ON TABLE session_observer IS 'retention: 12 months after proposed_at';
COMMENT ON COLUMN session_observer.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN session_observer.id IS 'purpose: identity; audience: pair; retention: row';
COMMENT ON COLUMN session_observer.session_id IS 'purpose: which encounter; audience: pair, whoever looks on; retention: row';
COMMENT ON COLUMN session_observer.person_id IS 'purpose: who looks on; audience: pair, whoever looks on; retention: row';
COMMENT ON COLUMN session_observer.by_id IS 'purpose: who of the two proposed it: the other one agrees; audience: pair; retention: row';
COMMENT ON COLUMN session_observer.state IS 'purpose: whether they may be there; audience: pair, whoever looks on; retention: row';
COMMENT ON COLUMN session_observer.proposed_at IS 'purpose: order, retention; audience: server; retention: row';
COMMENT ON COLUMN session_observer.until IS 'purpose: when it lapses by itself; audience: pair, whoever looks on; retention: row';
COMMENT ON COLUMN session_observer.came_at IS 'purpose: from when they heard and saw; audience: pair, whoever looks on; retention: row';
