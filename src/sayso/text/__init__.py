"""Pure work on text that several stages share: sentences, tokens, times, quantities, folding, quotations, shingles."""
