"""Slips of 80 mm for a receipt printer on the station's own network: drawn in dots, so that any of them can."""
