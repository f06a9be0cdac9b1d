"""The bees."""
