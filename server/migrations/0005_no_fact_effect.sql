-- Effects of a fact that must happen once now happen in the fact's own transaction; nobody marks them afterwards.

DROP TABLE fact_effect;
