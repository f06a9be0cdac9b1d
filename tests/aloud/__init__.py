"""Read aloud: phrases, recordings, and who may hear them."""
