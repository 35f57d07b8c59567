-- Of an ask that is put aside: its seeker wishes to be asked "now?" once somebody it fits may be tapped.

CREATE TABLE later_wish (
  organization_id uuid NOT NULL,
  ask_id          uuid NOT NULL,
  ends_at         timestamptz NOT NULL,
  times           smallint NOT NULL CHECK (times >= 0),
  asks_until      timestamptz,
  rests_until     timestamptz,
  PRIMARY KEY (organization_id, ask_id),
  FOREIGN KEY (organization_id, ask_id) REFERENCES ask (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE later_wish IS 'retention: while the ask is put aside, 3 days at most';
COMMENT ON COLUMN later_wish.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN later_wish.ask_id IS 'purpose: which ask; audience: self; retention: row';
COMMENT ON COLUMN later_wish.ends_at IS 'purpose: the wish is over then; audience: self; retention: row';
COMMENT ON COLUMN later_wish.times IS 'purpose: five questions at most; audience: server; retention: row';
COMMENT ON COLUMN later_wish.asks_until IS 'purpose: the seeker is asked until then; audience: self; retention: row';
COMMENT ON COLUMN later_wish.rests_until IS 'purpose: half an hour between two questions; audience: server; retention: row';
