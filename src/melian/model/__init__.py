"""The nouns: what every stage takes and gives. Frozen, without I/O, importing nothing of ours but errors."""
