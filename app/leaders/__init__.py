"""三长: who leads a grid, a building, a Party group; and how anybody finds theirs by their address."""
