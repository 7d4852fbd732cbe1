-- What a location is in the gazetteer, as JSON; NULL where that cannot be told. Cases from before have it at their next build.
ALTER TABLE entities ADD COLUMN place TEXT;
ALTER TABLE entities ADD COLUMN place_candidates INTEGER NOT NULL DEFAULT 0;
