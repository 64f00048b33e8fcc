"""Distribution transformers: what turns no power into use, and what it costs to stand there."""
