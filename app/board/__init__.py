"""The honey: what the community has done, counted from rows, on the wall, on the desk and on paper."""
