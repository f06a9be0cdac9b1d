"""暖蜂驿站: the house, wired together."""
