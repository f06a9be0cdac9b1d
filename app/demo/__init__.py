"""The article's own community, with a year behind it: invented people, generated rows, real arithmetic."""
