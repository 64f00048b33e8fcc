"""The window: one document, one session, panels that show what the session has."""
