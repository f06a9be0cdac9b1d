"""The rig: how fast the house is, as multiples of what the same machine can do at all."""
