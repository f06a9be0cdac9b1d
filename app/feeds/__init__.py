"""Open feeds: the service menu and its orders for other programs, without anybody in them."""
