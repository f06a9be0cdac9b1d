"""Stub."""
def search_text(*names: str) -> str:
    return " ".join(names).lower()
