"""Knowledge as data: who can act, what words carry an act, what cues a quotation, which outlets there are."""
