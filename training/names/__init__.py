"""The recipe that makes the data of `sayso.names`: edits.json, words.json, weights.json."""
