"""The bees: volunteers, what they did, and for how long."""
