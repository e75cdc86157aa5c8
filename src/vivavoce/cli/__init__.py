"""The command line: one file per command."""

import signal
import sys

# Whoever asks a server to renew itself may do so before it is half imported, and SIGHUP ends
# a process that has not said otherwise. Blocked it waits until the supervisor takes it.
if sys.argv[1:2] == ["serve"]:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
