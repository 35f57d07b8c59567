-- In the words that the retention job reads. A wish ends with its timer; what a timer left behind goes with its day.
COMMENT ON TABLE later_wish IS 'retention: 1 day after ends_at';
