"""Read aloud: what a kiosk page says, by the voice of a neighbour, or else by the browser's own."""
