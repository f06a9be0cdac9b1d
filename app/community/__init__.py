"""The cells: where the community is, who looks after which part of it, and when its doors are open."""
