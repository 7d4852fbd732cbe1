-- Reference lists that a user brings, and the entities that bear names like those on them.

-- What was received: written once, never altered. The bytes are in chunks, as those of documents are; whether a list is matched or set aside stands in steps.
CREATE TABLE lists (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,
  origin TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  received TEXT NOT NULL,
  companion TEXT,
  companion_sha256 TEXT
) STRICT;

-- What a version of sayso read out of a list: derived, and made anew by another version. `columns` and `notes` are JSON.
CREATE TABLE list_readings (
  list TEXT PRIMARY KEY REFERENCES lists (id),
  sayso TEXT NOT NULL,
  columns TEXT NOT NULL,
  format TEXT NOT NULL,
  name TEXT NOT NULL,
  authority TEXT,
  issued TEXT,
  entries INTEGER NOT NULL,
  broken INTEGER NOT NULL,
  notes TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The entries of a list; `entry` is the list's own id. Names, designations, topics, days of birth and countries are JSON.
CREATE TABLE list_entries (
  number INTEGER PRIMARY KEY,
  list TEXT NOT NULL REFERENCES lists (id),
  entry TEXT NOT NULL,
  caption TEXT NOT NULL,
  kind TEXT NOT NULL,
  names TEXT NOT NULL,
  designations TEXT NOT NULL,
  topics TEXT NOT NULL,
  born TEXT NOT NULL,
  countries TEXT NOT NULL,
  UNIQUE (list, entry)
) STRICT;

-- An entity and an entry that bear names alike: no identification. Dropped and made anew with the entities.
CREATE TABLE listings (
  id TEXT PRIMARY KEY,
  entity TEXT NOT NULL,
  list TEXT NOT NULL,
  entry TEXT NOT NULL,
  caption TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  listed_name TEXT NOT NULL,
  quality TEXT NOT NULL,
  weakness TEXT NOT NULL,
  score REAL NOT NULL,
  signals TEXT NOT NULL,
  designations TEXT NOT NULL,
  topics TEXT NOT NULL,
  born TEXT NOT NULL,
  countries TEXT NOT NULL,
  decision TEXT,
  decided_by TEXT,
  decided_why TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX listings_entity ON listings (entity);

CREATE TRIGGER lists_unchanged BEFORE UPDATE ON lists BEGIN SELECT RAISE(ABORT, 'what was received is never altered'); END;
CREATE TRIGGER lists_kept BEFORE DELETE ON lists BEGIN SELECT RAISE(ABORT, 'what was received is never deleted'); END;
