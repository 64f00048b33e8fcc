"""A machine typed from its nameplate: figures at the left, what is made of them at the right."""
