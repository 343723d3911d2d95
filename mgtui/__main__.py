"""The command `mgtui`, and `python -m mgtui`."""

import signal
import sys

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    # Until the screen is there ctrl+c ends the program as it ends any other: in the middle of its imports, without a
    # traceback. So it comes before them.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from mgtui.terminal.unloaded import leave_out

if "numpy" not in sys.modules:  # or this process is not the program's alone
    leave_out()

from mgtui.cli import main

if __name__ == "__main__":
    sys.exit(main())
