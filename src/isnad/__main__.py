"""``python -m isnad`` is ``isnad``."""

from isnad.cli import main

if __name__ == "__main__":
    main(prog_name="isnad")
