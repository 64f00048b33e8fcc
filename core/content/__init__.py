"""What can be shown, without saying how and in no language: blocks, charts, curves."""
