"""Copies of the store-room: written whole, sealed, tried out, and kept for as long as they are useful."""
