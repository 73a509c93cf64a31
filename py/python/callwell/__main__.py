"""The command line: ``callwell`` and ``python -m callwell``, the same code as the binary's."""

from __future__ import annotations

import signal
import sys

from . import _core


def main() -> int:
    """Runs the command line with the arguments of the process.

    Returns:
        0 nothing to object to, 1 findings at or above ``--fail-on``, 2 something could not be read or run.
    """
    # Ctrl-C ends it as it ends the binary: Python would only make a note of the signal until the run is over.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _core.main(["callwell", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
