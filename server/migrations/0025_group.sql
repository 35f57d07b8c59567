-- Of two asks that search at once and are near the same, the later one's seeker may wait for what comes of the first.

CREATE TABLE ask_following (
  organization_id uuid NOT NULL,
  ask_id          uuid NOT NULL,
  first_id        uuid NOT NULL,
  state           text NOT NULL CHECK (state IN ('offered', 'refused', 'waits', 'handed', 'answered')),
  round           integer NOT NULL,
  since           timestamptz NOT NULL,
  ends_at         timestamptz,
  session_id      uuid,
  seeker_may      boolean NOT NULL DEFAULT false,
  helper_may      boolean NOT NULL DEFAULT false,
  PRIMARY KEY (organization_id, ask_id),
  FOREIGN KEY (organization_id, ask_id) REFERENCES ask (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, first_id) REFERENCES ask (organization_id, id) ON DELETE CASCADE,
  CHECK (ask_id <> first_id),
  CHECK ((state IN ('waits', 'handed')) = (ends_at IS NOT NULL)),
  CHECK ((state IN ('handed', 'answered')) = (session_id IS NOT NULL))
);
CREATE INDEX ask_following_first ON ask_following (organization_id, first_id);
CREATE INDEX ask_following_session ON ask_following (organization_id, session_id);
COMMENT ON TABLE ask_following IS 'retention: life of the ask';
COMMENT ON COLUMN ask_following.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN ask_following.ask_id IS 'purpose: whose seeker may wait, or waits; audience: self; retention: row';
COMMENT ON COLUMN ask_following.first_id IS 'purpose: the ask that is near it; its seeker and words are not told; audience: server; retention: row';
COMMENT ON COLUMN ask_following.state IS 'purpose: what its seeker is shown of it; audience: self; retention: row';
COMMENT ON COLUMN ask_following.round IS 'purpose: of which search it is: with the next one it is over; audience: server; retention: row';
COMMENT ON COLUMN ask_following.since IS 'purpose: when it came to be so; audience: server; retention: row';
COMMENT ON COLUMN ask_following.ends_at IS 'purpose: it goes on searching then; audience: self; retention: row';
COMMENT ON COLUMN ask_following.session_id IS 'purpose: the encounter whose two are asked for a line; audience: server; retention: row';
COMMENT ON COLUMN ask_following.seeker_may IS 'purpose: by the rules of the house the seeker of that encounter may be asked; audience: server; retention: row';
COMMENT ON COLUMN ask_following.helper_may IS 'purpose: the same of its helper; audience: server; retention: row';
