"""What goes out of the house as a file, and what comes in by one."""
