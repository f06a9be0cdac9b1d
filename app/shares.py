"""Parts of a whole in hundredths, told without flattery."""


def percent(part: int, whole: int) -> int | None:
    """`part` of `whole` in hundredths; None when there is no whole.

    Rounded to the nearest, but never up to 100 while one is missing, nor down to 0 while there is one.
    """
    if not whole:
        return None
    exact = round(100 * part / whole)
    if exact == 100 and part < whole:
        return 99
    return 1 if exact == 0 and part else exact
