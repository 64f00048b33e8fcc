"""The examples and blank studies of the start page, without a face."""
