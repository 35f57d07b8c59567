-- What somebody's last days held is looked up at the end of every session: by person and end, not among all of the house.

CREATE INDEX session_ended_of_helper ON session (organization_id, helper_id, ended_at) WHERE state = 'ended';
CREATE INDEX session_ended_of_seeker ON session (organization_id, seeker_id, ended_at) WHERE state = 'ended';
