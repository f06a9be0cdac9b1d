"""`make bench`: every speed target on both databases, floors measured in the same run; a miss is printed as a miss."""

import os
import platform

from bench import pages, start, writes
from bench.houses import House, houses
from bench.table import Table


def main() -> None:
    table = Table()
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}\n", flush=True)
    with houses() as built:
        for house in built:
            _measure(house, table)
        print(table.shown(house.database for house in built))


def _measure(house: House, table: Table) -> None:
    start.measure(house, table)
    app = house.app()
    pages.measure(house, app, table)
    writes.measure(house, app, table)


if __name__ == "__main__":
    main()
