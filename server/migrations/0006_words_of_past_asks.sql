-- Only asks that are over are compared with: an ask that moves would have its words written anew at every step.

DROP INDEX ask_words;
CREATE INDEX ask_words ON ask USING gin
  ((to_tsvector(CASE language WHEN 'fr' THEN 'french'::regconfig ELSE 'english'::regconfig END, translate(text, '’', ''''))))
  WHERE state IN ('resolved', 'abandoned', 'expired');
