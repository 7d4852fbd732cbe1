-- The case as it was first made. Never edited: a change is a new file and a new entry in migrations.py.
-- Spans are three columns: start and stop in characters of the document's text (stop excluded), and the words there.
-- In the shell: SELECT substr(text, start + 1, stop - start) …

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE migrations (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE steps (
  number INTEGER PRIMARY KEY,
  step TEXT NOT NULL,
  at TEXT NOT NULL,
  tool TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;

-- What was received: written once, never altered.

CREATE TABLE received (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  origin TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  received TEXT NOT NULL,
  UNIQUE (origin, sha256)
) STRICT;
CREATE INDEX received_sha256 ON received (sha256);

-- The bytes themselves, once for each content, in order.
CREATE TABLE chunks (
  number INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (sha256, position)
) STRICT;

-- Which of what was received has been read to its end.
CREATE TABLE finished (
  origin TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (origin, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  origin TEXT NOT NULL,
  received TEXT NOT NULL,
  language TEXT,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE paragraphs (
  number INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents (id),
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (document, position)
) STRICT;

CREATE TABLE articles (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  document TEXT NOT NULL REFERENCES documents (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT,
  byline TEXT,
  publisher TEXT,
  published_earliest TEXT,
  published_latest TEXT,
  published_basis TEXT,
  published_words TEXT,
  published_start INTEGER,
  published_stop INTEGER,
  published_text TEXT,
  language TEXT,
  spans TEXT NOT NULL,
  UNIQUE (document, position)
) STRICT;
CREATE INDEX articles_id ON articles (id);

CREATE TABLE custody (
  number INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents (id),
  position INTEGER NOT NULL,
  step TEXT NOT NULL,
  at TEXT NOT NULL,
  tool TEXT NOT NULL,
  detail TEXT NOT NULL,
  UNIQUE (document, position)
) STRICT;

CREATE TABLE rejected (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  origin TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  received TEXT NOT NULL,
  UNIQUE (name, origin, sha256, reason, detail)
) STRICT;

CREATE TABLE judgements (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  object TEXT,
  value TEXT,
  judged_by TEXT NOT NULL,
  judged_at TEXT NOT NULL,
  why TEXT NOT NULL,
  undoes TEXT
) STRICT;

-- What was read out of each document, and by which reader: made anew when the reader changes.

CREATE TABLE extractions (
  document TEXT PRIMARY KEY REFERENCES documents (id),
  reader TEXT NOT NULL,
  reader_version TEXT NOT NULL,
  codebook TEXT NOT NULL,
  sayso TEXT NOT NULL,
  unread TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL REFERENCES documents (id),
  article TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  antecedent_start INTEGER,
  antecedent_stop INTEGER,
  antecedent_text TEXT
) STRICT;
CREATE INDEX mentions_document ON mentions (document);

CREATE TABLE claims (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL REFERENCES documents (id),
  article TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  text TEXT NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_stop INTEGER NOT NULL,
  trigger_text TEXT NOT NULL,
  predicate TEXT NOT NULL,
  mode TEXT,
  polarity TEXT NOT NULL,
  negation_start INTEGER,
  negation_stop INTEGER,
  negation_text TEXT,
  certainty_band TEXT,
  certainty_start INTEGER,
  certainty_stop INTEGER,
  certainty_text TEXT,
  tense TEXT NOT NULL,
  time_earliest TEXT,
  time_latest TEXT,
  time_precision TEXT,
  time_start INTEGER,
  time_stop INTEGER,
  time_text TEXT,
  place_mention TEXT,
  place_start INTEGER,
  place_stop INTEGER,
  place_text TEXT,
  reader TEXT NOT NULL,
  reader_version TEXT NOT NULL,
  rule TEXT NOT NULL,
  score REAL NOT NULL
) STRICT;
CREATE INDEX claims_document ON claims (document);
CREATE INDEX claims_predicate ON claims (predicate);

CREATE TABLE arguments (
  number INTEGER PRIMARY KEY,
  claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  text TEXT NOT NULL,
  mention TEXT,
  antecedent_start INTEGER,
  antecedent_stop INTEGER,
  antecedent_text TEXT,
  UNIQUE (claim, position)
) STRICT;

-- The chain of speakers, the article's own voice first (position 0). `words` are the speaker's words, or the publisher's name.
CREATE TABLE links (
  number INTEGER PRIMARY KEY,
  claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  start INTEGER,
  stop INTEGER,
  text TEXT,
  cue TEXT,
  cue_start INTEGER,
  cue_stop INTEGER,
  cue_text TEXT,
  stance TEXT,
  mention TEXT,
  antecedent_start INTEGER,
  antecedent_stop INTEGER,
  antecedent_text TEXT,
  UNIQUE (claim, position)
) STRICT;

CREATE TABLE quantities (
  number INTEGER PRIMARY KEY,
  claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  text TEXT NOT NULL,
  low REAL,
  high REAL,
  unit TEXT,
  approximate INTEGER NOT NULL,
  UNIQUE (claim, position)
) STRICT;

-- What all documents give together: dropped and made anew by every build.

CREATE TABLE entities (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  names TEXT NOT NULL,
  signals TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entity_mentions (
  entity TEXT NOT NULL REFERENCES entities (id),
  position INTEGER NOT NULL,
  mention TEXT NOT NULL,
  PRIMARY KEY (entity, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_mentions_mention ON entity_mentions (mention);

CREATE TABLE propositions (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  predicate TEXT NOT NULL,
  is_timed INTEGER NOT NULL,
  earliest TEXT,
  latest TEXT,
  place_role TEXT,
  place_entity TEXT,
  place_name TEXT,
  signals TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE participants (
  proposition TEXT NOT NULL REFERENCES propositions (id),
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  entity TEXT,
  name TEXT NOT NULL,
  PRIMARY KEY (proposition, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_entity ON participants (entity);

CREATE TABLE proposition_claims (
  proposition TEXT NOT NULL REFERENCES propositions (id),
  position INTEGER NOT NULL,
  claim TEXT NOT NULL,
  PRIMARY KEY (proposition, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX proposition_claims_claim ON proposition_claims (claim);

CREATE TABLE origins (
  id TEXT PRIMARY KEY,
  root TEXT NOT NULL,
  state TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE origin_claims (
  origin TEXT NOT NULL REFERENCES origins (id),
  position INTEGER NOT NULL,
  claim TEXT NOT NULL,
  PRIMARY KEY (origin, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX origin_claims_claim ON origin_claims (claim);

CREATE TABLE origin_links (
  origin TEXT NOT NULL REFERENCES origins (id),
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  reason TEXT NOT NULL,
  score REAL NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (origin, position)
) STRICT, WITHOUT ROWID;

-- The article `source` leans on the article `target`, or on something outside the pile.
CREATE TABLE lineage (
  number INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  target TEXT,
  outside TEXT,
  reason TEXT NOT NULL,
  score REAL NOT NULL,
  evidence TEXT NOT NULL
) STRICT;

CREATE TABLE drifts (
  number INTEGER PRIMARY KEY,
  what TEXT NOT NULL,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  claims TEXT NOT NULL
) STRICT;

CREATE TABLE findings (
  id TEXT PRIMARY KEY,
  proposition TEXT NOT NULL,
  lowest TEXT,
  highest TEXT,
  credibility INTEGER NOT NULL,
  rule TEXT NOT NULL,
  inputs TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_proposition ON findings (proposition);

-- `side` is "for", "against" or "denial".
CREATE TABLE finding_claims (
  finding TEXT NOT NULL REFERENCES findings (id),
  side TEXT NOT NULL,
  position INTEGER NOT NULL,
  claim TEXT NOT NULL,
  PRIMARY KEY (finding, side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_claims_claim ON finding_claims (claim);

CREATE TABLE finding_origins (
  finding TEXT NOT NULL REFERENCES findings (id),
  side TEXT NOT NULL,
  position INTEGER NOT NULL,
  origin TEXT NOT NULL,
  PRIMARY KEY (finding, side, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_conflicts (
  finding TEXT NOT NULL REFERENCES findings (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  left_claim TEXT NOT NULL,
  right_claim TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (finding, position)
) STRICT, WITHOUT ROWID;

-- The credibility that would be proposed if this origin were taken away.
CREATE TABLE finding_without (
  finding TEXT NOT NULL REFERENCES findings (id),
  position INTEGER NOT NULL,
  origin TEXT NOT NULL,
  credibility INTEGER NOT NULL,
  PRIMARY KEY (finding, position)
) STRICT, WITHOUT ROWID;

-- Words to find by.

CREATE VIRTUAL TABLE claims_index USING fts5 (text, content = 'claims', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE paragraphs_index USING fts5 (text, content = 'paragraphs', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2');

CREATE TRIGGER claims_indexed AFTER INSERT ON claims BEGIN
  INSERT INTO claims_index (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER claims_unindexed AFTER DELETE ON claims BEGIN
  INSERT INTO claims_index (claims_index, rowid, text) VALUES ('delete', old.number, old.text);
END;
CREATE TRIGGER paragraphs_indexed AFTER INSERT ON paragraphs BEGIN
  INSERT INTO paragraphs_index (rowid, text) VALUES (new.number, new.text);
END;

-- A claim is written once: it can go, when its document is read anew, but never change.

CREATE TRIGGER claims_unchanged BEFORE UPDATE ON claims BEGIN SELECT RAISE(ABORT, 'a claim is never altered'); END;

-- What was received and what was judged stays as it is.

CREATE TRIGGER received_unchanged BEFORE UPDATE ON received BEGIN SELECT RAISE(ABORT, 'what was received is never altered'); END;
CREATE TRIGGER received_kept BEFORE DELETE ON received BEGIN SELECT RAISE(ABORT, 'what was received is never deleted'); END;
CREATE TRIGGER chunks_unchanged BEFORE UPDATE ON chunks BEGIN SELECT RAISE(ABORT, 'what was received is never altered'); END;
CREATE TRIGGER chunks_kept BEFORE DELETE ON chunks BEGIN SELECT RAISE(ABORT, 'what was received is never deleted'); END;
CREATE TRIGGER documents_unchanged BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'a document is never altered'); END;
CREATE TRIGGER documents_kept BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'a document is never deleted'); END;
CREATE TRIGGER paragraphs_unchanged BEFORE UPDATE ON paragraphs BEGIN SELECT RAISE(ABORT, 'a document is never altered'); END;
CREATE TRIGGER paragraphs_kept BEFORE DELETE ON paragraphs BEGIN SELECT RAISE(ABORT, 'a document is never altered'); END;
CREATE TRIGGER articles_unchanged BEFORE UPDATE ON articles BEGIN SELECT RAISE(ABORT, 'a document is never altered'); END;
CREATE TRIGGER articles_kept BEFORE DELETE ON articles BEGIN SELECT RAISE(ABORT, 'a document is never altered'); END;
CREATE TRIGGER custody_unchanged BEFORE UPDATE ON custody BEGIN SELECT RAISE(ABORT, 'custody is never altered'); END;
CREATE TRIGGER custody_kept BEFORE DELETE ON custody BEGIN SELECT RAISE(ABORT, 'custody is never deleted'); END;
CREATE TRIGGER judgements_unchanged BEFORE UPDATE ON judgements BEGIN SELECT RAISE(ABORT, 'a judgement is never altered: undo it with another'); END;
CREATE TRIGGER judgements_kept BEFORE DELETE ON judgements BEGIN SELECT RAISE(ABORT, 'a judgement is never deleted: undo it with another'); END;
CREATE TRIGGER steps_unchanged BEFORE UPDATE ON steps BEGIN SELECT RAISE(ABORT, 'a step is never altered'); END;
CREATE TRIGGER steps_kept BEFORE DELETE ON steps BEGIN SELECT RAISE(ABORT, 'a step is never deleted'); END;
