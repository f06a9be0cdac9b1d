"""What a guest, a stranger or a broken machine may send, and what the house answers."""
