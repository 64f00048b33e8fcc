"""What may stand beside a plant of chillers: a store, an absorption machine, a heat recovery."""
