"""The recipe that makes models/en from the corpora; never imported by the program."""
