"""Functions of one's own such as no playground wishes for; each opened by its name with `--python`."""

import ctypes
import os
import signal
import sys
import threading
import time
from decimal import Decimal
from fractions import Fraction

import numpy as np

_calls: list[float] = []
_busy = False


def _samples(x):
    """Keep a function from being traced: it branches on x."""
    return bool(x > -1e9)


def raises_at_some(x):
    if x > 3.5:
        raise ValueError("beyond 3.5")
    return x * x


def raises_at_all(x):
    raise RuntimeError("never works")


def gives_int(x):
    return int(x)


def gives_none(x):
    return None


def gives_bool(x):
    return _samples(x) and x > 1


def gives_str(x):
    return f"{x}"


def gives_complex(x):
    return complex(x, 1)


def gives_array_of_one(x):
    return np.array([x * x]) if _samples(x) else None


def gives_array_of_many(x):
    return np.array([x, x, x])


def gives_fraction(x):
    return Fraction(float(x)) * 2


def gives_decimal(x):
    return Decimal(float(x)) * 2


def gives_numpy_scalar(x):
    return np.float32(float(x))


def gives_nan(x):
    return float("nan") * float(x)


def prints(x):
    _samples(x)
    print("HELL to stdout", x)
    print("HELL to stderr", x, file=sys.stderr)
    os.write(1, b"HELL to descriptor 1\n")
    return float(x)


def reads_stdin(x):
    _samples(x)
    return float(x) + len(sys.stdin.read())


def takes_200_ms(x):
    _samples(x)
    time.sleep(0.2)
    return float(x)


def sleeps_for_good(x):
    _samples(x)
    time.sleep(1e6)


def loops_for_good(x):
    _samples(x)
    while True:
        pass


def holds_the_lock_for_good(x):
    _samples(x)
    return sum(iter(int, 1))


def leaves(x):
    _samples(x)
    sys.exit(3)


def leaves_at_once(x):
    os._exit(3)


def crashes(x):
    _samples(x)
    return ctypes.string_at(0)


def keeps_state(x):
    _samples(x)
    _calls.append(float(x))
    return float(x) + len(_calls)


def is_not_reentrant(x):
    global _busy
    _samples(x)
    if _busy:
        os._exit(9)
    _busy = True
    try:
        return float(x) ** 2
    finally:
        _busy = False


def starts_threads(x):
    _samples(x)
    threading.Thread(target=time.sleep, args=(1e6,), daemon=len(_calls) % 2 == 0).start()
    return float(x)


def sets_signal_handlers(x):
    _samples(x)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM):
        signal.signal(number, signal.SIG_IGN)
    return float(x)


def changes_directory(x):
    _samples(x)
    os.chdir("/")
    return float(x)


def catches_everything(x):
    while True:
        try:
            return 1.0 / float(x) if x else leaves(x)
        except BaseException:
            return 0.0
