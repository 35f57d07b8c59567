-- Being accompanied through it: the steps of a session, which its seeker ticks, then does once alone; and its modes.

CREATE TABLE session_step (
  organization_id uuid NOT NULL,
  session_id      uuid NOT NULL,
  id              uuid NOT NULL,
  author_id       uuid NOT NULL,
  words           text NOT NULL CHECK (length(words) <= 200),
  place           smallint CHECK (place >= 0),
  version         integer NOT NULL CHECK (version > 0),
  together        integer NOT NULL DEFAULT 0,
  alone           integer NOT NULL DEFAULT 0,
  added_at        timestamptz NOT NULL,
  PRIMARY KEY (organization_id, session_id, id),
  FOREIGN KEY (organization_id, session_id) REFERENCES session (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, author_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  CHECK (place IS NOT NULL OR words = '')
);
CREATE INDEX session_step_by_author ON session_step (organization_id, author_id);
COMMENT ON TABLE session_step IS 'retention: 12 months after added_at';
COMMENT ON COLUMN session_step.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN session_step.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN session_step.id IS 'purpose: made by the client, so that it is kept once; audience: pair; retention: row';
COMMENT ON COLUMN session_step.author_id IS 'purpose: whose words, for export and erasure; audience: pair; retention: row';
COMMENT ON COLUMN session_step.words IS 'purpose: what to do, empty when shown on the picture alone or removed; audience: pair; retention: row';
COMMENT ON COLUMN session_step.place IS 'purpose: order, none when removed; audience: pair; retention: row';
COMMENT ON COLUMN session_step.version IS 'purpose: of two changes of one text or place the first wins; audience: pair; retention: row';
COMMENT ON COLUMN session_step.together IS 'purpose: how often the seeker turned its tick, odd is done; audience: pair; retention: row';
COMMENT ON COLUMN session_step.alone IS 'purpose: the same for doing it alone; audience: pair; retention: row';
COMMENT ON COLUMN session_step.added_at IS 'purpose: retention; audience: server; retention: row';

CREATE TABLE session_turn (
  organization_id uuid NOT NULL,
  session_id      uuid NOT NULL,
  id              uuid NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('mode', 'alone', 'together')),
  mode            text CHECK (mode IN ('fix', 'guide', 'teach', 'review')),
  by_id           uuid,
  at              timestamptz NOT NULL,
  PRIMARY KEY (organization_id, session_id, id),
  FOREIGN KEY (organization_id, session_id) REFERENCES session (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, by_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  CHECK ((kind = 'mode') = (mode IS NOT NULL))
);
CREATE INDEX session_turn_by_person ON session_turn (organization_id, by_id);
COMMENT ON TABLE session_turn IS 'retention: 12 months after at';
COMMENT ON COLUMN session_turn.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN session_turn.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN session_turn.id IS 'purpose: made by the client, so that it is kept once; audience: server; retention: row';
COMMENT ON COLUMN session_turn.kind IS 'purpose: a mode was chosen, doing it alone began or ended; audience: pair; retention: row';
COMMENT ON COLUMN session_turn.mode IS 'purpose: what hints the two are given; audience: pair; retention: row';
COMMENT ON COLUMN session_turn.by_id IS 'purpose: who chose, nobody when the house proposed; audience: pair; retention: row';
COMMENT ON COLUMN session_turn.at IS 'purpose: order; audience: pair; retention: row';

-- What was done alone is part of what came of it.
ALTER TABLE outcome
  ADD COLUMN alone_done smallint,
  ADD COLUMN alone_of smallint,
  ADD CONSTRAINT outcome_alone CHECK ((alone_of IS NULL) = (alone_done IS NULL) AND alone_done BETWEEN 0 AND alone_of);
COMMENT ON COLUMN outcome.alone_done IS 'purpose: steps the seeker did alone, none when it was not tried; audience: pair; retention: row';
COMMENT ON COLUMN outcome.alone_of IS 'purpose: of how many steps; audience: pair; retention: row';

ALTER TABLE evidence
  ADD COLUMN alone_done smallint,
  ADD COLUMN alone_of smallint,
  ADD CONSTRAINT evidence_alone CHECK ((alone_of IS NULL) = (alone_done IS NULL) AND alone_done BETWEEN 0 AND alone_of);
COMMENT ON COLUMN evidence.alone_done IS 'purpose: what the seeker has learnt by it: steps done alone; weighs in no match; audience: pair; retention: row';
COMMENT ON COLUMN evidence.alone_of IS 'purpose: of how many steps; audience: pair; retention: row';
CREATE INDEX evidence_by_seeker ON evidence (organization_id, seeker_id, at DESC);
