"""点单: what a resident asks for, and which volunteer answers."""
