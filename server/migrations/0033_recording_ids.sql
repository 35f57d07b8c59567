-- A recording's timer is called by its id alone, which whoever asks makes: an id that is taken is taken in every house.

CREATE UNIQUE INDEX recording_id ON recording (id);
