"""Builds the demo store: `python -m demo [folder]`."""

from __future__ import annotations

import sys

from demo.build import build
from retrieval.schema import ShopError


def main() -> int:
    """Build into the given folder (default var/demo/source), showing how far it is."""
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    folder = sys.argv[1] if len(sys.argv) > 1 else "var/demo/source"
    try:
        with Bar() as bar:
            tasks: dict[str, TaskID] = {}

            def show(step: str, done: int, total: int) -> None:
                if step not in tasks:
                    tasks[step] = bar.add_task(step, total=total or None)
                bar.update(tasks[step], completed=done)

            report = build(folder, progress=show)
    except ShopError as err:
        print(err, file=sys.stderr)
        return 1
    state = "is up to date" if report.skipped else "built"
    size = f"{report.products} products, {report.reviews} reviews"
    print(f"{report.out_dir} {state}: {size}, {report.seconds:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
