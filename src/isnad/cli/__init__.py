"""The command line: parsing and printing only.

Exit status: 0 all done; 1 some inputs failed and the rest is done, or a check did not pass; 2 wrong usage, or nothing could
be read; 3 the packs do not load.
"""

from isnad.cli.commands import main

__all__ = ["main"]
