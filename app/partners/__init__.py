"""The organisations around the community: where in-service members come from, and who signed with us."""
