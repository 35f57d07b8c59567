-- A picture's row may go with its ask, its owner or its retention; its file must follow, whichever way it went.

CREATE TABLE dropped_file (
  organization_id uuid NOT NULL,
  file            text NOT NULL,
  dropped_at      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, file)
);
COMMENT ON TABLE dropped_file IS 'retention: 1 day after dropped_at';
COMMENT ON COLUMN dropped_file.organization_id IS 'purpose: tenant, which may itself be gone; audience: server; retention: row';
COMMENT ON COLUMN dropped_file.file IS 'purpose: delete the file of a picture that is gone; audience: server; retention: row';
COMMENT ON COLUMN dropped_file.dropped_at IS 'purpose: order; audience: server; retention: row';

CREATE FUNCTION drop_picture_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dropped_file (organization_id, file, dropped_at) VALUES (OLD.organization_id, OLD.file, now())
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER picture_dropped AFTER DELETE ON picture FOR EACH ROW EXECUTE FUNCTION drop_picture_file();
