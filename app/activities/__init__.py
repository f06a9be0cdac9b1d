"""The community gathers: activities, seats, who waits for one, who came; and the gardens next door."""
