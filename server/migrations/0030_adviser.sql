-- One more expert: whoever comes to a session of two others comes to look on, or to advise.

ALTER TABLE session_observer
  ADD COLUMN comes_to text NOT NULL DEFAULT 'look_on' CHECK (comes_to IN ('look_on', 'advise')),
  ADD COLUMN line text NOT NULL DEFAULT '' CHECK (length(line) <= 300),
  ADD COLUMN asked_at timestamptz,
  DROP CONSTRAINT session_observer_state_check,
  ADD CONSTRAINT session_observer_state_check
    CHECK (state IN ('proposed', 'invited', 'declined', 'here', 'refused', 'lapsed', 'removed', 'left', 'over'));
DROP INDEX session_observer_one;
CREATE UNIQUE INDEX session_observer_one ON session_observer (organization_id, person_id)
  WHERE state IN ('proposed', 'invited', 'declined', 'here');
CREATE UNIQUE INDEX session_observer_adviser ON session_observer (organization_id, session_id)
  WHERE comes_to = 'advise' AND state IN ('proposed', 'invited', 'declined', 'here');
COMMENT ON COLUMN session_observer.comes_to IS 'purpose: whether they speak and draw; audience: pair, whoever comes; retention: row';
COMMENT ON COLUMN session_observer.line IS 'purpose: what the two wish their advice on, in the words of who proposed it; audience: pair, whoever comes; retention: row';
COMMENT ON COLUMN session_observer.asked_at IS 'purpose: nobody is asked twice; audience: server; retention: row';
