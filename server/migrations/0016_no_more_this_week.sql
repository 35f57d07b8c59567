-- A week may be closed by its person as well as opened.

ALTER TABLE helping_budget ADD COLUMN none_until timestamptz, ADD CHECK (more_until IS NULL OR none_until IS NULL);
COMMENT ON COLUMN helping_budget.none_until IS 'purpose: "no more this week", over by itself on Monday; audience: self; retention: row';
