-- A session may be recorded while both of its people say yes. The row is their consent; the bytes lie in the files, under `file`.

ALTER TABLE organization ADD COLUMN recording_days smallint NOT NULL DEFAULT 30 CHECK (recording_days BETWEEN 0 AND 365);
COMMENT ON COLUMN organization.recording_days IS 'purpose: how long recordings are kept, 0 when none are made; audience: organization; retention: row';

CREATE TABLE recording (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  session_id      uuid NOT NULL,
  state           text NOT NULL CHECK (state IN ('asked', 'running', 'kept')),
  seeker_yes_at   timestamptz,
  helper_yes_at   timestamptz,
  page            text,
  type            text CHECK (type IN ('video/webm', 'video/mp4')),
  file            text,
  started_at      timestamptz,
  last_piece_at   timestamptz,
  bytes           bigint NOT NULL DEFAULT 0 CHECK (bytes >= 0),
  ended_at        timestamptz,
  ended_because   text CHECK (ended_because IN ('stopped', 'session', 'silent', 'full')),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, session_id) REFERENCES session (organization_id, id) ON DELETE CASCADE,
  CHECK ((state = 'asked') = (seeker_yes_at IS NULL OR helper_yes_at IS NULL)),
  CHECK (seeker_yes_at IS NOT NULL OR helper_yes_at IS NOT NULL),
  CHECK ((page IS NULL) = (file IS NULL) AND (type IS NULL) = (file IS NULL) AND (started_at IS NULL) = (file IS NULL)
    AND (last_piece_at IS NULL) = (file IS NULL)),
  CHECK (file IS NULL OR state <> 'asked'),
  CHECK ((state = 'kept') = (ended_at IS NOT NULL AND ended_because IS NOT NULL AND bytes > 0))
);
CREATE UNIQUE INDEX recording_one_open ON recording (organization_id, session_id) WHERE state IN ('asked', 'running');
CREATE INDEX recording_by_session ON recording (organization_id, session_id);
CREATE INDEX recording_by_age ON recording (organization_id, ended_at) WHERE state = 'kept';
COMMENT ON TABLE recording IS 'retention: 12 months after ended_at';
COMMENT ON COLUMN recording.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN recording.id IS 'purpose: made by the client, so that it is kept once; audience: pair; retention: row';
COMMENT ON COLUMN recording.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN recording.state IS 'purpose: asked for, running while both say yes, or kept; audience: pair; retention: row';
COMMENT ON COLUMN recording.seeker_yes_at IS 'purpose: the consent of the seeker; audience: pair; retention: row';
COMMENT ON COLUMN recording.helper_yes_at IS 'purpose: the consent of the helper; audience: pair; retention: row';
COMMENT ON COLUMN recording.page IS 'purpose: the one page that may add to it; audience: server; retention: row';
COMMENT ON COLUMN recording.type IS 'purpose: play it; audience: pair; retention: row';
COMMENT ON COLUMN recording.file IS 'purpose: find and delete the bytes; audience: server; retention: row';
COMMENT ON COLUMN recording.started_at IS 'purpose: place what was written on its timeline; audience: pair; retention: row';
COMMENT ON COLUMN recording.last_piece_at IS 'purpose: how long it is, and that nothing comes any more; audience: pair; retention: row';
COMMENT ON COLUMN recording.bytes IS 'purpose: limit of size; audience: pair; retention: row';
COMMENT ON COLUMN recording.ended_at IS 'purpose: when it expires; audience: pair; retention: row';
COMMENT ON COLUMN recording.ended_because IS 'purpose: say why it stopped; audience: pair; retention: row';

CREATE TABLE recording_mark (
  organization_id uuid NOT NULL,
  recording_id    uuid NOT NULL,
  id              text NOT NULL CHECK (length(id) <= 64),
  by              text NOT NULL CHECK (by IN ('seeker', 'helper')),
  from_ms         integer NOT NULL CHECK (from_ms >= 0),
  to_ms           integer CHECK (to_ms >= from_ms),
  drawn           jsonb NOT NULL,
  PRIMARY KEY (organization_id, recording_id, id),
  FOREIGN KEY (organization_id, recording_id) REFERENCES recording (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE recording_mark IS 'retention: life of the recording';
COMMENT ON COLUMN recording_mark.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN recording_mark.recording_id IS 'purpose: over which picture; audience: pair; retention: row';
COMMENT ON COLUMN recording_mark.id IS 'purpose: a mark is kept once; audience: pair; retention: row';
COMMENT ON COLUMN recording_mark.by IS 'purpose: whose hand; audience: pair; retention: row';
COMMENT ON COLUMN recording_mark.from_ms IS 'purpose: when it appears on the timeline; audience: pair; retention: row';
COMMENT ON COLUMN recording_mark.to_ms IS 'purpose: when it is gone, none while it stays to the end; audience: pair; retention: row';
COMMENT ON COLUMN recording_mark.drawn IS 'purpose: its tool, points, number and words; audience: pair; retention: row';

-- As for pictures: the file goes after the row, whichever way the row went.
CREATE TRIGGER recording_dropped AFTER DELETE ON recording FOR EACH ROW WHEN (OLD.file IS NOT NULL)
  EXECUTE FUNCTION drop_picture_file();
