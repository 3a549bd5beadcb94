"""Makes the shipped weights; the only importer of torch."""
