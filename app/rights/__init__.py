"""个人信息: what the house holds about somebody, found, copied and erased; and how long anything is kept."""
