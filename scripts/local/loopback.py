"""What the servers here share: where they listen, and when they end."""

import os
import select
import signal
import socket
import threading


def follow(pid):
    """Ends this process, and its group if it leads one, when process `pid` ends. 0: never."""
    if pid == 0:
        return
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        raise SystemExit(f"process {pid}, which this server should follow, is already gone")

    def wait():
        select.select([descriptor], [], [])
        if os.getpgrp() == os.getpid():
            os.killpg(0, signal.SIGTERM)  # with the processes that this one started
        else:
            os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


def free_port(wanted):
    """`wanted`, or 0 (whichever is free) when it is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            return 0
    return wanted
