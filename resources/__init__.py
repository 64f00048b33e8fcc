"""Files only: fonts, messages, examples, templates, documentation."""
