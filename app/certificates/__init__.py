"""What volunteers can show: certificates of the hours that are confirmed."""
