"""`python -m tests.broken_imports` writes the files of the folder anew; the messages are written by hand."""

from pathlib import Path

from tests.broken_imports.files import SMALL

FOLDER = Path(__file__).parent


def main() -> None:
    """Write every file that belongs into the folder."""
    for name, make in SMALL.items():
        (FOLDER / name).write_bytes(make())


if __name__ == "__main__":
    main()
