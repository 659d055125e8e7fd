"""Measures a command: its CPU seconds and its peak memory, with those of the processes that it waits for."""

import os
import subprocess
import sys
import tempfile
from typing import NamedTuple


class Usage(NamedTuple):
    """The resources that a command used."""

    # User and system, of the process and of its children.
    seconds: float
    # The peak of the largest process.
    megabytes: float


def run(command, cwd=None, env=None, codes=(0,)):
    """Runs a command without output, and exits with its error output if its exit code is not one of `codes`."""
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [os.fspath(word) for word in command], cwd=cwd, env=env, stdout=subprocess.DEVNULL, stderr=errors
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in codes:
            errors.seek(0)
            sys.stderr.buffer.write(errors.read())
            sys.exit(f"exit code {process.returncode}: {' '.join(os.fspath(word) for word in command)}")
    # Linux counts in kibibytes.
    return Usage(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)
