-- Whoever comes back to an ask put aside is told why it is: by themself, or because they were not there when somebody came.

ALTER TABLE ask ADD COLUMN parked_because text CHECK (parked_because IN ('put_aside', 'seeker_absent'));
UPDATE ask SET parked_because = 'put_aside' WHERE state = 'parked';
COMMENT ON COLUMN ask.parked_because IS 'purpose: say why it was put aside, kept until its next move; audience: self; retention: row';
