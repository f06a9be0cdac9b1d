"""长期照护: what is brought to someone again and again, and that nobody forgets it."""
